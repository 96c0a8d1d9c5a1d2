// Uses the web service as an officer does, in every look, and fails on the first
// thing that they would stumble over: node service.mjs BINARY
import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { accessible, fitting, headed, launch, looks, open, reachable, report, spaced } from './browser.mjs'

const binary = process.argv[2]
if (!binary) {
  console.error('usage: node service.mjs BINARY')
  process.exit(2)
}

const folder = mkdtempSync(join(tmpdir(), 'service-'))
const put = (name, data) => {
  writeFileSync(join(folder, name), data)
  return join(folder, name)
}
const fleet = put('parc & <b>.csv', 'type;quantite;duree_vie;site;service\nordinateur portable;120;5;Mairie;DSI\nécran;90;;Mairie;DSI\nsmartphone;40;;Écoles;Éducation\nserveur;2;;Mairie;DSI\necrn;7;;;\nécran;beaucoup;;;\n')
const foreign = put('liste.csv', 'Machine;Combien;Depuis\nécran;10;2021\nordinateur portable;5;2020\n')
const empty = put('vide.csv', '')
const nothing = put('rien.csv', 'type;quantite\nzzz;3\n')
const large = put('grand.csv', 'x'.repeat(3 << 20))

const service = await start()
const name = 'mairie.test' // an address without TLS, which browsers do not trust as they trust loopback
const browser = await launch([`--host-resolver-rules=MAP ${name} 127.0.0.1`])
const ours = (u) => u.startsWith(service.url)
const expect = (faults, well, what) => { if (!well) faults.push(what) }

try {
  for (const look of looks) report(look.name, await seen(look))
  report('without script', await withoutScript())
  report('keyboard only', await keyboardOnly())
  report('errors', await errors())
  report('without TLS', await onTheNetwork())
} finally {
  await browser.close()
  report('stop', await service.stop())
  rmSync(folder, { recursive: true })
}
if (!process.exitCode) console.log(`${basename(binary)}: well in ${looks.length} looks, without script, by keyboard, in error and without TLS`)

// start runs the service on a free port, and knows its address when it is ready.
function start() {
  return new Promise((resolve, reject) => {
    const child = spawn(binary, ['-addr', '127.0.0.1:0', '-upload', '2'])
    let told = ''
    const ended = new Promise((done) => child.on('exit', (code) => done(code)))
    child.on('error', reject)
    child.stderr.on('data', (data) => {
      told += data
      const url = told.match(/url=(\S+)/)
      if (url) resolve({ url: url[1], stop: async () => { child.kill('SIGTERM'); return (await ended) === 0 && !/level=ERROR/.test(told) ? [] : [`ended badly: ${told}`] } })
    })
    ended.then((code) => reject(new Error(`the service ended with ${code}: ${told}`)))
  })
}

// dropped sends a file from the first page.
async function dropped(page, ...files) {
  await page.setInputFiles('#fichiers', files)
  await page.fill('#annee', '2024')
  await sent(page, 'button.main')
}

// sent presses a button, and waits for the page that answers.
async function sent(page, button) {
  await Promise.all([page.waitForEvent('load'), page.click(button)])
}

// seen looks at the pages in a look: the first, the result, the effect, a refusal.
async function seen(look) {
  const faults = []
  const page = await open(browser, service.url, { ...look, bypassCSP: true }, ours)
  const look_at = async (what) => {
    await page.evaluate(() => { for (const d of document.querySelectorAll('details')) d.open = true })
    const found = [...await headed(page), ...await fitting(page), ...await accessible(page), ...await spaced(page)]
    faults.push(...found.map((f) => `${what}: ${f}`))
  }
  await look_at('first page')
  faults.push(...(await reachable(page)).map((f) => `first page: ${f}`))
  await dropped(page, fleet)
  await look_at('result')
  expect(faults, await page.locator('svg[role=img]').count() >= 2, 'result: no charts')
  await page.fill('#duree-laptop', '8')
  await page.fill('#duree-monitor', '99')
  await sent(page, 'button.main')
  await look_at('before and after')
  expect(faults, await page.locator('#effet').isVisible(), 'before and after: no effect')
  expect(faults, await page.locator('#faute-monitor').isVisible(), 'before and after: the fault is not told beside the field')
  faults.push(...(await reachable(page)).map((f) => `before and after: ${f}`))
  await page.goto(service.url)
  await dropped(page, empty)
  await look_at('refusal')
  faults.push(...(await reachable(page)).map((f) => `refusal: ${f}`))
  await page.goto(service.url)
  await dropped(page, foreign)
  await look_at('columns')
  faults.push(...(await reachable(page)).map((f) => `columns: ${f}`))
  faults.push(...page.strays.map((u) => `asks for ${u}`))
  await page.context().close()
  return faults
}

// withoutScript goes all the way in a browser that runs none, the policy held.
async function withoutScript() {
  const faults = []
  const context = await browser.newContext({ javaScriptEnabled: false, locale: 'fr-FR', acceptDownloads: true })
  const page = await context.newPage()
  page.on('console', (m) => expect(faults, /status of 422/.test(m.text()), `the browser says: ${m.text()}`)) // 422 is an answer
  page.on('request', (r) => { if (!ours(r.url())) faults.push(`asks for ${r.url()}`) })
  await page.goto(service.url)
  await dropped(page, fleet)
  const text = await page.innerText('main')
  expect(faults, text.includes('2 lignes refusées'), 'the refused rows are not counted')
  expect(faults, /Vouliez-vous dire «\s*écran\s*»/.test(text), 'no remedy is proposed')
  expect(faults, text.includes('parc & <b>.csv'), 'the name of the file is not shown as it is')
  await page.selectOption('select[name="sens-type-1"]', { label: 'Écran d’ordinateur' })
  await sent(page, 'button:text("Recalculer avec ces sens")')
  expect(faults, (await page.innerText('main')).includes('1 ligne refusée'), 'a word that has a meaning is refused still')
  expect(faults, await page.inputValue('select[name="sens-type-1"]') === 'monitor', 'the meaning that was chosen is forgotten')
  const before = await page.locator('.key .value').first().innerText()
  await page.fill('#duree-laptop', '8')
  await page.fill('#duree-monitor', '8,5')
  await sent(page, 'button.main')
  const values = await page.locator('#effet ~ .key').first().locator('.value').allInnerTexts()
  expect(faults, values.length === 3 && values[0] === before && values[1] !== before && values[2].startsWith('−'), `the effect is ${values.join(' / ')} after ${before}`)
  expect(faults, await page.inputValue('#duree-laptop') === '8', 'the life that was tried is forgotten')
  for (const [path, start] of [['etude.pdf', '%PDF-1.4'], ['etude.odt', 'PK'], ['parc.csv', 'type;quantite'], ['donnees-ouvertes.zip', 'PK'], ['lignes-refusees.csv', 'type;quantite'], ['correspondances.csv', 'quoi;ecrit']]) {
    const [file] = await Promise.all([page.waitForEvent('download'), page.click(`button[formaction="/${path}"]`)])
    expect(faults, file.suggestedFilename() === path, `${path} is called ${file.suggestedFilename()}`)
    const data = readFileSync(await file.path(), 'latin1').replace(/^\u00ef\u00bb\u00bf/, '')
    expect(faults, data.startsWith(start), `${path} begins with ${data.slice(0, 20)}`)
  }
  await page.goto(service.url)
  await dropped(page, foreign)
  await page.getByLabel('Machine').selectOption({ label: 'Type d’équipement' })
  await page.getByLabel('Combien').selectOption({ label: 'Quantité' })
  await sent(page, 'button:text("Calculer avec ces réponses")')
  expect(faults, await page.locator('#chapitre-f3').count() === 1, 'columns that have a meaning give no figure')
  expect(faults, (await context.cookies()).length === 0, 'a cookie is set')
  await context.close()
  return faults
}

// keyboardOnly drops a file, tries a life and downloads, without a mouse.
async function keyboardOnly() {
  const faults = []
  const page = await open(browser, service.url, looks[0], ours)
  const to = async (selector) => {
    for (let n = 0; n < 200; n++) {
      if (await page.evaluate((s) => document.activeElement.matches(s), selector)) return
      await page.keyboard.press('Tab')
    }
    faults.push(`Tab does not lead to ${selector}`)
  }
  const chooser = page.waitForEvent('filechooser') // first, for the browser must know that it is waited for
  await to('#fichiers')
  await page.keyboard.press('Space')
  await (await chooser).setFiles(fleet)
  await to('#annee')
  await page.keyboard.press('Control+A')
  await page.keyboard.type('2024')
  await to('#zone')
  await page.keyboard.type('Guad')
  await to('summary')
  await page.keyboard.press('Enter')
  await to('#agents')
  await page.keyboard.type('250')
  await Promise.all([page.waitForURL('**/resultat'), page.keyboard.press('Enter')])
  expect(faults, (await page.innerText('main')).includes('par agent'), 'the agents are not counted')
  expect(faults, (await page.innerText('header')).includes('Guadeloupe'), 'the zone is not taken')
  await to('#duree-smartphone')
  await page.keyboard.type('4')
  await Promise.all([page.waitForEvent('load'), page.keyboard.press('Enter')])
  expect(faults, await page.locator('#effet').count() === 1, 'Enter in a life does not compute again')
  await to('button[formaction="/etude.pdf"]')
  const [file] = await Promise.all([page.waitForEvent('download'), page.keyboard.press('Enter')])
  expect(faults, file.suggestedFilename() === 'etude.pdf', 'Enter on the button does not download')
  await page.context().close()
  return faults
}

// errors are told on a page, in French, with a way back.
async function errors() {
  const faults = []
  const page = await open(browser, service.url, looks[0], ours)
  await page.click('button.main')
  expect(faults, new URL(page.url()).pathname === '/', 'a form without a file is sent')
  for (const [file, status, text] of [[empty, 422, 'fichier vide'], [nothing, 422, 'Aucun équipement n’a pu être compté'], [large, 413, 'dépassent 2\u00a0Mo']]) {
    await page.goto(service.url)
    const [answer] = await Promise.all([page.waitForResponse('**/resultat'), dropped(page, file)])
    expect(faults, answer.status() === status, `${basename(file)}: ${answer.status()}, not ${status}`)
    expect(faults, (await page.innerText('main')).includes(text), `${basename(file)}: the page does not say « ${text} »`)
    expect(faults, await page.locator('a.action[href="/"]').count() === 1, `${basename(file)}: no way back`)
  }
  for (const [path, status] of [['/resultat', 405], ['/nulle-part', 404]]) {
    const answer = await page.goto(service.url + path)
    expect(faults, answer.status() === status, `${path}: ${answer.status()}, not ${status}`)
  }
  await page.setContent(`<form method="post" action="${service.url}/resultat" enctype="multipart/form-data"><button>envoyer</button></form>`)
  await page.goto('about:blank')
  await page.setContent(`<form method="post" action="${service.url}/resultat" enctype="multipart/form-data"><button>envoyer</button></form>`)
  const [refused] = await Promise.all([page.waitForResponse('**/resultat'), page.click('button')])
  expect(faults, refused.status() === 403, `the form of another site: ${refused.status()}, not 403`)
  await page.context().close()
  return faults
}

// onTheNetwork: by a name of the local network, where browsers tell less of where
// a form comes from.
async function onTheNetwork() {
  const faults = []
  const url = service.url.replace('127.0.0.1', name)
  const page = await open(browser, url, looks[0], (u) => u.startsWith(url))
  await dropped(page, fleet)
  expect(faults, await page.locator('#essentiel').count() === 1, `the form is refused: ${await page.innerText('h1')}`)
  await page.context().close()
  return faults
}
