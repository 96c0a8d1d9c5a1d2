// The checks find what they are for: each page here has one fault, and the
// same page without it has none. node --test
import { after, test } from 'node:test'
import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { launch, looks } from './browser.mjs'
import { faultsOf } from './documents.mjs'

const folder = mkdtempSync(join(tmpdir(), 'pages-'))
const browser = await launch()
after(async () => {
  await browser.close()
  rmSync(folder, { recursive: true })
})

const css = `body { margin: 1rem; background: #fff; color: #000; overflow-wrap: break-word } a { color: #14419a }
  .skip { position: absolute; left: -100vw } .skip:focus { left: 0 } :focus-visible { outline: 3px solid #b4501b }`
// What a page holds itself is no request.
const dot = 'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg=='
const body = `<p><img alt="" src="${dot}"> Un texte avec <a href="https://example.org/">un lien</a>.</p>`

function page({ style = '', head = '', before = '', inside = body, lang = 'lang="fr"' }) {
  return `<!DOCTYPE html><html ${lang}><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>Titre</title>${head}
    <style>${css}${style}</style></head><body>${before || '<a class="skip" href="#m">Aller au contenu</a>'}<header><h1>Titre</h1></header><main id="m">${inside}</main></body></html>`
}

const broken = {
  'pale text': [page({ style: 'p { color: #aaa }' }), /color-contrast/],
  'pale text in the dark': [page({ style: '@media (prefers-color-scheme: dark) { body { background: #131a24; color: #333 } }' }), /color-contrast/, 'dark'],
  'no language': [page({ lang: '' }), /html-has-lang/],
  'a picture without an alternative': [page({ inside: body + '<svg role="img" width="9" height="9"><rect width="9" height="9"/></svg>' }), /svg-img-alt/],
  'two h1': [page({ inside: '<h1>Encore</h1>' + body }), /2 h1, not one/],
  'a level left out': [page({ inside: '<h3>Trop bas</h3>' + body }), /h3 after h1/],
  'too wide': [page({ inside: '<p style="width: 40rem">large</p>' + body }), /the page is \d+ px wide on 320 px/, '320 px, light'],
  'a wide table without focus': [page({ inside: body + '<div style="overflow-x: auto"><p style="width: 40rem">large</p></div>' }), /scrolls and takes no focus/, '320 px, light'],
  'scrolls in two directions': [page({ inside: body + '<div role="region" aria-label="Tableau" tabindex="0" style="overflow: auto; height: 3rem"><p style="width: 90rem; height: 90rem">large</p></div>' }), /scrolls in two directions/],
  'text that is cut': [page({ inside: body + '<p style="height: 1.2em; overflow: hidden; width: 8rem">Un peu de texte</p>' }), /with more space in the text: text is cut/],
  'no way past the header': [page({ before: '<a href="https://example.org/">Accueil</a>' }), /the first Tab reaches no link to the main content/],
  'focus that is not seen': [page({ style: 'main :focus-visible { outline: none }' }), /the focus on <a> un lien is not seen/],
  'focus that is hardly seen': [page({ style: 'main :focus-visible { outline: 3px solid #eee }' }), /the focus on <a> un lien is hardly seen/],
  'focus out of the window': [page({ style: 'main a { position: fixed; left: -100px; width: 10px; overflow: hidden; white-space: nowrap }' }), /the focus on <a> un lien is out of the window/],
  'a script': [page({ head: '<script>document.title = "x"</script>' }), /a script/],
  'a picture from elsewhere': [page({ inside: body + '<img alt="" src="https://example.org/a.png">' }), /asks for https:\/\/example\.org\/a\.png/],
  'a font from elsewhere': [page({ style: '@font-face { font-family: F; src: url("https://example.org/f.woff2") } p { font-family: F }' }), /asks for https:\/\/example\.org\/f\.woff2/],
}

async function faults(name, html, look) {
  const path = join(folder, name.replaceAll(' ', '-') + '.html')
  writeFileSync(path, html)
  return faultsOf(browser, pathToFileURL(path).href, look)
}

for (const look of looks) {
  test(`a page in order has no fault: ${look.name}`, async () => {
    assert.deepEqual(await faults('well ' + look.name, page({}), look), [])
  })
}

for (const [name, [html, want, look = 'light']] of Object.entries(broken)) {
  test(`${name} is found`, async () => {
    assert.match((await faults(name, html, looks.find((l) => l.name === look))).join('\n'), want)
  })
}
