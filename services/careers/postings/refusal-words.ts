// What the words of a page without a posting give away: a wall, a question, an empty shell.
import { saysClosed } from './closed-words.ts'
import { codeOf, elementsOf, parseHtml, textOf } from './html-tree.ts'
import { fold, squeeze } from './plain-words.ts'
import type { RefusalCode } from './reading.ts'

const MACHINES =
  /captcha|are you (?:a )?(?:human|robot)|verify(?:ing)? (?:that )?you are (?:a )?human|checking your browser|just a moment|access denied|unusual traffic|automated (?:access|requests)|bot detection|attention required|request (?:was )?blocked|enable javascript and cookies|pardon our interruption|security check/
const SIGN_IN =
  /(?:sign|log) ?in to (?:continue|view|see|access|your account)|please (?:sign|log) ?in|join (?:linkedin|now) to (?:view|see|continue)|you (?:must|need to) (?:be logged|log|sign) ?in|create (?:an )?account to|bitte (?:melden sie sich an|anmelden|einloggen)|melde dich an|connectez-vous|veuillez vous connecter|inicia sesion|accedi per|faca login|log in om|prihlaste se|zaloguj sie|logga in|войдите|авторизуйтесь|увійдіть|ログイン(?:して|が必要)/
const CONSENT =
  /(?:accept|agree|allow|manage|use of|uses?|your) (?:all )?(?:cookies|privacy|choices)|before you continue|we (?:value|care about) your privacy|cookie (?:consent|settings|preferences)|alle (?:cookies )?akzeptieren|cookies akzeptieren|bevor sie fortfahren|tout accepter|accepter (?:et|les cookies)|aceptar (?:todas|cookies|todo)|accetta (?:tutti|i cookie)|souhlas(?:im)? s|prijmout (?:vse|vsechny)|akceptuj|принять (?:все )?cookie|datenschutzeinstellungen|gdpr/
const MISSING =
  /(?:page|job|posting) (?:could )?not (?:be )?found|\b404\b|seite (?:wurde )?nicht gefunden|page introuvable|pagina no encontrada|pagina non trovata|stranka nenalezena|nie znaleziono strony|страница не найдена/

/** Longer pages are about something. */
const SHORT = 2500

export function closest(html: string): RefusalCode | null {
  const page = parseHtml(html)
  const text = fold(squeeze(textOf(page)))
  if (text.length < SHORT) {
    if (saysClosed(text) || text.split(/(?<=[.!?])\s/).some(saysClosed)) return 'closed'
    if (MACHINES.test(text)) return 'blocked'
    const hasPassword = [...elementsOf(page)].some(
      ({ tag, attributes }) => tag === 'input' && attributes.type === 'password',
    )
    if (SIGN_IN.test(text) || hasPassword) return 'login-wall'
    if (CONSENT.test(text)) return 'consent-wall'
    if (MISSING.test(text)) return 'not-found'
  }
  // A redirect in a script that leads to a wall, without any text of its own.
  if (
    text.length < 200 &&
    [...elementsOf(page)].some(
      (element) => element.tag === 'script' && /authwall|\/login\b/.test(codeOf(element).slice(0, 5000)),
    )
  )
    return 'login-wall'
  return text.length < 120 ? 'empty' : null
}
