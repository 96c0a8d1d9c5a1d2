// Opens documents in a browser, in every look, and fails on the first thing a
// reader would stumble over: node documents.mjs FILE.html…
import { resolve } from 'node:path'
import { readFileSync } from 'node:fs'
import { pathToFileURL } from 'node:url'
import { accessible, fitting, headed, launch, looks, open, reachable, report, spaced, still } from './browser.mjs'

const mostBytes = 500_000

const files = process.argv.slice(2)
if (files.length === 0) {
  console.error('usage: node documents.mjs FILE.html…')
  process.exit(2)
}
const browser = await launch()
try {
  for (const file of files) await check(file)
} finally {
  await browser.close()
}

async function check(file) {
  const bytes = readFileSync(file).length
  let well = report(file, bytes > mostBytes ? [`${bytes} bytes, more than ${mostBytes}`] : [])
  const url = pathToFileURL(resolve(file)).href
  for (const look of looks) {
    const page = await open(browser, url, look, (u) => u.split('#')[0] === url)
    const faults = [...await still(page), ...await headed(page), ...await fitting(page), ...await accessible(page), ...await reachable(page), ...await spaced(page)]
    faults.push(...page.strays.map((u) => `asks for ${u}`))
    well = report(`${file} (${look.name})`, faults) && well
    await page.context().close()
  }
  if (well) console.log(`${file}: ${bytes} bytes, well in ${looks.length} looks`)
}
