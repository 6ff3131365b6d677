// What people, degrees and certificates are called.

/** Nouns for what somebody is. */
export const ROLE_NOUNS = new Set(
  `engineer developer manager director architect analyst administrator admin consultant designer scientist researcher programmer lead leader
  head chief officer president ceo cto cfo coo cio ciso vp svp evp founder cofounder co-founder owner partner principal specialist expert
  coordinator supervisor executive strategist technician tester teacher professor lecturer tutor trainer coach mentor advisor adviser
  accountant auditor lawyer attorney nurse doctor physician writer editor author translator marketer recruiter salesperson representative
  associate assistant intern trainee apprentice fellow master craftsman foreman captain chair chairman chairwoman chairperson secretary
  treasurer member maintainer committer contributor evangelist advocate ambassador scrum guru ninja rockstar architekt entwickler
  entwicklerin leiter leiterin ingenieur ingenieurin berater beraterin geschäftsführer geschäftsführerin développeur développeuse
  ingénieur ingénieure directeur directrice responsable chef cheffe desarrollador desarrolladora ingeniero ingeniera gerente jefe jefa
  devops sre swe pm`.split(/\s+/),
)

/** Words that raise a title. */
export const RANKS = new Set(
  `senior sr staff principal lead chief head executive vp svp evp distinguished fellow managing general global regional group
  experienced expert leitender leitende leitung oberster directeur ii iii iv v vi`.split(/\s+/),
)

/** By degree; abbreviations in capitals would be ordinary words in small letters. */
export const DEGREES: [string, RegExp][] = [
  [
    'doctorate',
    /\b(?:ph\.?\s?d\.?|d\.?phil|doctora(?:te|l)|doctor of|dr\.|promotion zum|promoviert)(?!\w)/giu,
  ],
  ['mba', /\bM\.?B\.?A\b/gu],
  ['master', /\b(?:master(?:['’]?s)?|m\.?sc\.?|m\.?eng\.?|magister|mag\.|maestría|maîtrise)(?!\w)/giu],
  ['master', /\b(?:MA|MS|M\.A\.|M\.S\.|LLM|MFA|MPhil)(?!\w)/gu],
  ['bachelor', /\b(?:bachelor(?:['’]?s)?|b\.?sc\.?|b\.?eng\.?|licenciatura)(?!\w)/giu],
  ['bachelor', /\b(?:BA|BS|B\.A\.|B\.S\.|LLB|BFA|BBA)(?!\w)/gu],
  ['associate', /\bassociate(?:['’]?s)? degree\b/giu],
  ['diploma', /\b(?:diploma|diplom(?:-\w+)?)\b/giu],
  ['degree', /\b(?:degree|graduate|graduated|graduation|alumn(?:us|a|i))\b/giu],
  [
    'honours',
    /\b(?:summa cum laude|magna cum laude|cum laude|honou?rs|valedictorian|first[- ]class|distinction)\b/giu,
  ],
]

export const degreesIn = (text: string): Set<string> =>
  new Set(DEGREES.filter(([, pattern]) => text.search(pattern) >= 0).map(([name]) => name))

export const CERTIFICATES =
  /\b(?:certifi(?:ed|cates?|cations?)|accredit(?:ed|ation)|licen[sc]ed|chartered|zertifizi(?:ert|erung)|zertifikat|certifié(?:e|s)?|certificado|certificada|PMP|CISSP|CISA|CISM|CPA|CFA|ACCA|PRINCE2|ITIL|CSM|PSM|CKA|CKAD|CCNA|CCNP|OSCP|CEH|CompTIA|patent(?:s|ed)?|award(?:s|ed|-winning)?|prizes?|scholarships?|security clearance|clearance)\b/giu
