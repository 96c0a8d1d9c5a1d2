// Opens documents in a browser, in every look, and fails on what a reader
// would stumble over: node documents.mjs FILE.html…
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { accessible, fitting, headed, launch, looks, open, reachable, report, spaced, still } from './browser.mjs'

const mostBytes = 500_000

// faultsOf are the faults of a document in one look.
export async function faultsOf(browser, url, look) {
  const page = await open(browser, url, look, (asked) => asked.startsWith('data:') || asked.split('#')[0] === url)
  try {
    const faults = []
    for (const check of [still, headed, fitting, accessible, reachable, spaced]) faults.push(...await check(page))
    return [...faults, ...page.strays.map((asked) => `asks for ${asked}`)]
  } finally {
    await page.context().close()
  }
}

async function main(files) {
  if (files.length === 0) {
    console.error('usage: node documents.mjs FILE.html…')
    process.exit(2)
  }
  const browser = await launch()
  for (const file of files) {
    const bytes = readFileSync(file).length
    let well = report(file, bytes > mostBytes ? [`${bytes} bytes, more than ${mostBytes}`] : [])
    for (const look of looks) {
      well = report(`${file} (${look.name})`, await faultsOf(browser, pathToFileURL(resolve(file)).href, look)) && well
    }
    if (well) console.log(`${file}: ${bytes} bytes, no fault in ${looks.length} looks`)
  }
  await browser.close()
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await main(process.argv.slice(2))
