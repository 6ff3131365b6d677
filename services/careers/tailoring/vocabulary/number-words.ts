// Numbers that are written out, magnitudes and units, each with the value or the name that the gates compare.
const values = (list: string) =>
  Object.fromEntries(
    list.split(/\s+/).map((pair) => {
      const [word = '', value = ''] = pair.split(':')
      return [word, Number(value)]
    }),
  )

export const NUMBER_WORDS: Record<string, number> = values(
  `zero:0 two:2 three:3 four:4 five:5 six:6 seven:7 eight:8 nine:9 ten:10 eleven:11 twelve:12 thirteen:13 fourteen:14 fifteen:15
  sixteen:16 seventeen:17 eighteen:18 nineteen:19 twenty:20 thirty:30 forty:40 fifty:50 sixty:60 seventy:70 eighty:80 ninety:90
  one:1 single:1 couple:2 both:2 dozen:12 dozens:24 zwei:2 drei:3 vier:4 fünf:5 sechs:6 sieben:7 acht:8 neun:9 zehn:10 elf:11 zwölf:12
  deux:2 trois:3 quatre:4 cinq:5 sept:7 huit:8 neuf:9 dix:10 dos:2 tres:3 cuatro:4 cinco:5 seis:6 siete:7 ocho:8 nueve:9 diez:10
  hundreds:200 thousands:2000 millions:2000000 billions:2000000000`,
)

export const MAGNITUDES: Record<string, number> = values(
  `k:1e3 m:1e6 mm:1e6 mn:1e6 mio:1e6 bn:1e9 b:1e9 mrd:1e9 hundred:100 thousand:1e3 million:1e6 billion:1e9 trillion:1e12 tausend:1e3
  millionen:1e6 milliarden:1e9 mille:1e3 millions:1e6 milliards:1e9 mil:1e3 millones:1e6 lakh:1e5 crore:1e7 dozen:12`,
)

const UNIT_NAMES = `
% percent pct percents percentage prozent
pp points
ms millisecond milliseconds msec
us microsecond microseconds µs
ns nanosecond nanoseconds
s sec secs second seconds sekunden sekunde
min mins minute minutes minuten
h hr hrs hour hours stunden
day days tage tagen d
week weeks wochen
month months monate monaten mois meses mo
year years yr yrs jahre jahren ans años yoe
decade decades
x times fold
kb kilobyte kilobytes kib
mb megabyte megabytes mib
gb gigabyte gigabytes gib
tb terabyte terabytes tib
pb petabyte petabytes
kg kilogram kilograms
g gram grams
km kilometre kilometer kilometres kilometers
mi mile miles
metre metres meter meters
eur euro euros €
usd dollar dollars $ us$
gbp pound pounds £
jpy yen ¥
chf franken francs
czk kč
pln zł
inr rupees ₹
c °c celsius
rps qps
tps
hz
khz
mhz
ghz
fte ftes
`
export const UNITS = new Map(
  UNIT_NAMES.trim()
    .split('\n')
    .flatMap((line) => {
      const names = line.split(' ')
      return names.map((name) => [name, names[0] ?? name] as const)
    }),
)

export const TENURE_UNITS: ReadonlySet<string> = new Set(['day', 'week', 'month', 'year', 'decade'])
