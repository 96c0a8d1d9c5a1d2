// What every check of a page in a browser starts from: the browser, the looks
// in which a page is seen, and the faults that any page may have. A check
// returns its faults as lines of text: none when the page is well.
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { chromium } from 'playwright-core'

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

// launch starts the system's Chromium, or the one that CHROMIUM names. It
// talks to nobody but the page under test.
export function launch(more = []) {
  return chromium.launch({
    executablePath: process.env.CHROMIUM || '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
      '--disable-component-update', '--disable-sync', ...more],
  })
}

const wide = { width: 1280, height: 900 }
const narrow = { width: 320, height: 640 } // 1280 pixels at a zoom of 400 %

// looks are the ways in which people see a page.
export const looks = [
  { name: 'light', viewport: wide, colorScheme: 'light' },
  { name: 'dark', viewport: wide, colorScheme: 'dark' },
  { name: '320 px, light', viewport: narrow, colorScheme: 'light' },
  { name: '320 px, dark', viewport: narrow, colorScheme: 'dark' },
]

// open shows an address in a look, in a context of its own: close the context
// with page.context().close(). The requests for which allowed(url) does not
// hold are stopped and kept in page.strays.
export async function open(browser, url, look, allowed = () => true) {
  const context = await browser.newContext({ viewport: look.viewport, colorScheme: look.colorScheme, reducedMotion: 'reduce', locale: 'fr-FR', bypassCSP: look.bypassCSP })
  const page = await context.newPage()
  page.strays = []
  await context.route('**/*', (route) => {
    if (allowed(route.request().url())) return route.continue()
    page.strays.push(route.request().url())
    return route.abort()
  })
  await page.goto(url, { waitUntil: 'load' })
  return page
}

// Rules of axe that we do not hold: contrast of 7:1 (level AAA).
const leftOut = ['color-contrast-enhanced']

// accessible runs every rule of axe-core, best practices and experimental
// ones included.
export async function accessible(page) {
  await page.evaluate(axeSource)
  const result = await page.evaluate((leftOut) => {
    const rules = {}
    for (const { ruleId } of axe.getRules()) rules[ruleId] = { enabled: !leftOut.includes(ruleId) }
    return axe.run(document, { rules, resultTypes: ['violations'] })
  }, leftOut)
  if (result.passes.length === 0) return ['axe-core has examined nothing']
  return result.violations.flatMap((v) => v.nodes.map((n) =>
    `${v.id}: ${v.help}\n    ${n.target.join(' ')}\n    ${n.html.slice(0, 200)}\n    ${n.failureSummary.replace(/\s+/g, ' ')}`))
}

// headed: one h1, the first heading, and no level left out on the way down.
export async function headed(page) {
  const levels = await page.$$eval('h1, h2, h3, h4, h5, h6', (all) => all.map((h) => [Number(h.tagName[1]), h.textContent.trim()]))
  const faults = []
  const tops = levels.filter(([level]) => level === 1).length
  if (tops !== 1) faults.push(`${tops} h1, not one`)
  let before = 0
  for (const [level, text] of levels) {
    if (level > before + 1) faults.push(`h${level} after h${before}: ${text}`)
    if (text === '') faults.push(`an empty h${level}`)
    before = level
  }
  return faults
}

// fitting: nothing makes the page scroll sideways; what scrolls sideways by
// itself has a name, takes the focus, and does not scroll down as well.
export function fitting(page) {
  return page.evaluate(() => {
    const faults = []
    const name = (e) => `<${e.tagName.toLowerCase()}${e.id ? ' #' + e.id : ''}${e.className && e.className.baseVal === undefined ? ' .' + e.className : ''}> ${e.textContent.trim().slice(0, 60)}`
    const width = document.documentElement.clientWidth
    const scrolls = (e) => /auto|scroll/.test(getComputedStyle(e).overflowX)
    if (document.documentElement.scrollWidth > width) {
      faults.push(`the page is ${document.documentElement.scrollWidth} px wide on ${width} px`)
      for (const e of document.body.querySelectorAll('*')) {
        let inside = e.parentElement
        while (inside && !scrolls(inside)) inside = inside.parentElement
        if (!inside && e.getBoundingClientRect().right > width + 1) faults.push(`out of the page: ${name(e)}`)
      }
    }
    for (const e of document.body.querySelectorAll('*')) {
      if (!scrolls(e) || e.scrollWidth <= e.clientWidth) continue
      if (e.scrollHeight > e.clientHeight + 1) faults.push(`scrolls in two directions: ${name(e)}`)
      if (e.tabIndex < 0) faults.push(`scrolls and takes no focus: ${name(e)}`)
      if (!e.ariaLabel && !e.getAttribute('aria-labelledby')) faults.push(`scrolls and has no name: ${name(e)}`)
    }
    return faults
  })
}

// spaced: with the spacing that readers may ask for (WCAG 1.4.12) the page
// still fits and no text is cut.
export async function spaced(page) {
  const style = await page.addStyleTag({ content: '* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important } p { margin-bottom: 2em !important }' })
  const faults = await fitting(page)
  faults.push(...await page.evaluate(() => [...document.body.querySelectorAll('*')]
    .filter((e) => /hidden|clip/.test(getComputedStyle(e).overflow) && e.namespaceURI.endsWith('xhtml') && (e.scrollWidth > e.clientWidth + 1 || e.scrollHeight > e.clientHeight + 1) && e.clientWidth > 1)
    .map((e) => `text is cut: ${e.textContent.trim().slice(0, 60)}`)))
  await style.evaluate((e) => e.remove())
  return faults.map((f) => 'with more space in the text: ' + f)
}

// reachable: the first Tab shows a link that skips to the main content, Tab
// then reaches everything in the order of the page, and each stop is seen: in the window, with an outline
// of two pixels and a contrast of 3:1 with what is behind it.
export async function reachable(page) {
  const faults = []
  await page.evaluate(() => { document.activeElement?.blur(); scrollTo(0, 0) })
  const stops = await page.evaluate(() => [...document.querySelectorAll('a[href], button, input, select, textarea, summary, [tabindex]')]
    .filter((e) => e.tabIndex >= 0 && !e.disabled && e.type !== 'hidden' && e.checkVisibility({ visibilityProperty: true })).length)
  await page.keyboard.press('Tab')
  const first = await page.evaluate(() => {
    const e = document.activeElement
    const target = e.tagName === 'A' && e.hash ? document.getElementById(decodeURIComponent(e.hash.slice(1))) : null
    return { tag: e.tagName, text: e.textContent.trim().slice(0, 60), main: Boolean(target?.closest('main') || target?.querySelector('main')) }
  })
  if (!first.main) faults.push(`the first Tab reaches no link to the main content but <${first.tag.toLowerCase()}> ${first.text}`)
  const seen = new Set()
  for (let n = 0; n < stops; n++) {
    const stop = await page.evaluate(focused)
    if (stop.fault) faults.push(stop.fault)
    if (stop.index < 0) break
    seen.add(stop.index)
    await page.keyboard.press('Tab')
  }
  if (seen.size !== stops) faults.push(`Tab reaches ${seen.size} of ${stops} places`)
  if (first.main) {
    await page.evaluate(() => { document.activeElement?.blur(); scrollTo(0, 0) })
    await page.goto(page.url().split('#')[0])
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    const there = () => page.evaluate(() => Boolean(document.activeElement.closest('main')))
    let arrived = await there()
    if (!arrived) { // a target that takes no focus is where the next Tab starts from
      await page.keyboard.press('Tab')
      arrived = await there()
    }
    if (!arrived) faults.push('the link to the main content does not lead there')
  }
  return faults
}

// focused runs in the page: where the focus is, and what is wrong with how it
// shows.
function focused() {
  const e = document.activeElement
  const index = e === document.body ? -1 : [...document.querySelectorAll('*')].indexOf(e)
  if (index < 0) return { index }
  const what = `the focus on <${e.tagName.toLowerCase()}> ${(e.ariaLabel || e.textContent).trim().slice(0, 60)}`
  const box = e.getBoundingClientRect()
  if (box.width < 1 || box.height < 1 || box.right <= 0 || box.bottom <= 0 || box.left >= innerWidth || box.top >= innerHeight) {
    return { index, fault: `${what} is out of the window` }
  }
  const style = getComputedStyle(e)
  const outlined = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2
  if (!outlined) return { index, fault: `${what} is not seen: outline ${style.outline}` }
  const rgba = (s) => { // any colour of CSS, as the screen shows it
    const c = document.createElement('canvas').getContext('2d')
    c.fillStyle = s
    c.fillRect(0, 0, 1, 1)
    return [...c.getImageData(0, 0, 1, 1).data]
  }
  const luminance = (c) => {
    const [r, g, b] = c.slice(0, 3).map((v) => v / 255).map((v) => (v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4))
    return 0.2126 * r + 0.7152 * g + 0.0722 * b
  }
  let behind = parseFloat(style.outlineOffset) < 0 ? e : e.parentElement
  while (behind && rgba(getComputedStyle(behind).backgroundColor)[3] < 255) behind = behind.parentElement
  const pair = [rgba(style.outlineColor), behind ? rgba(getComputedStyle(behind).backgroundColor) : [255, 255, 255]].map(luminance).sort((a, b) => b - a)
  const contrast = (pair[0] + 0.05) / (pair[1] + 0.05)
  if (contrast < 3) return { index, fault: `${what} is hardly seen: a contrast of ${contrast.toFixed(1)}` }
  return { index }
}

// still: the page holds no script and asks for nothing but itself.
export function still(page) {
  return page.evaluate(() => {
    const faults = []
    for (const e of document.querySelectorAll('*')) {
      if (e.tagName.toLowerCase() === 'script') faults.push('a script')
      for (const { name, value } of e.attributes) {
        if (name.startsWith('on')) faults.push(`a script in ${name}="${value}"`)
        if (/^\s*javascript:/i.test(value)) faults.push(`a script in ${name}="${value}"`)
        const loads = ['src', 'srcset', 'data', 'poster', 'background'].includes(name) || (name.endsWith('href') && e.tagName !== 'A')
        if (loads && !/^(data:|#)/.test(value)) faults.push(`asks for ${name}="${value}"`)
      }
    }
    for (const e of document.querySelectorAll('style, [style]')) {
      const css = e.tagName === 'STYLE' ? e.textContent : e.getAttribute('style')
      if (/@import|url\(\s*['"]?(?!data:|#)/.test(css)) faults.push(`asks for something in its style: ${css.slice(0, 60)}`)
    }
    return faults
  })
}

// report prints the faults of each subject, at most some of each, and sets
// the exit code.
export function report(subject, faults) {
  if (faults.length === 0) return true
  process.exitCode = 1
  for (const fault of faults.slice(0, 20)) console.error(`${subject}: ${fault}`)
  if (faults.length > 20) console.error(`${subject}: and ${faults.length - 20} more`)
  return false
}
