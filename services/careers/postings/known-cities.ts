import { fold } from './plain-words.ts'

/** Cities in which many postings are, so that none of them is taken for a company. */
const CITIES = new Set(
  `aachen|aarhus|abu dhabi|amsterdam|ankara|antwerp|athens|atlanta|auckland|augsburg|austin|baltimore|bangalore|bengaluru
  |bangkok|barcelona|basel|beijing|belfast|belgrade|bergen|berlin|bern|bielefeld|bilbao|birmingham|bochum|bologna|bonn
  |bordeaux|boston|bratislava|bremen|brisbane|bristol|brno|brooklyn|brussels|bucharest|budapest|buenos aires|cairo
  |cambridge|cape town|cardiff|charlotte|chemnitz|chennai|chicago|cleveland|cluj-napoca|cologne|columbus|copenhagen|cork
  |dallas|darmstadt|delhi|denver|detroit|dortmund|dresden|dubai|dublin|duisburg|dusseldorf|edinburgh|eindhoven|espoo|essen
  |firenze|florence|frankfurt|freiburg|galway|gdansk|geneva|genf|gent|ghent|glasgow|gothenburg|goteborg|graz|grenoble
  |hamburg|hannover|hanover|heidelberg|helsinki|hong kong|houston|hyderabad|innsbruck|istanbul|jakarta|jena|jerusalem
  |johannesburg|karlsruhe|kassel|katowice|kiel|koln|krakow|kuala lumpur|kyiv|kyoto|lagos|lausanne|leeds|leipzig|leuven
  |lille|lima|linz|lisbon|lisboa|liverpool|ljubljana|lodz|london|los angeles|lubeck|lucerne|luxembourg|lviv|lyon|madrid
  |magdeburg|mainz|malaga|malmo|manchester|manila|mannheim|marseille|melbourne|mexico city|miami|milan|milano|minneapolis
  |montreal|moscow|mumbai|munchen|munich|munster|nairobi|nantes|napoli|naples|new delhi|new york|new york city|nice
  |nottingham|nuremberg|nurnberg|osaka|oslo|ostrava|ottawa|oxford|palo alto|paris|philadelphia|phoenix|pittsburgh|plzen
  |porto|portland|potsdam|poznan|prague|praha|pune|reading|reykjavik|riga|rio de janeiro|roma|rome|rostock|rotterdam
  |saarbrucken|salzburg|san diego|san francisco|san jose|santiago|sao paulo|seattle|seoul|shanghai|sheffield|shenzhen
  |singapore|sofia|st. gallen|stockholm|strasbourg|stuttgart|sunnyvale|sydney|taipei|tallinn|tampere|tel aviv|the hague
  |tokyo|torino|toronto|toulouse|turin|turku|uppsala|utrecht|valencia|vancouver|vienna|vilnius|warsaw|warszawa
  |washington|wien|wiesbaden|winterthur|wroclaw|wuppertal|zagreb|zaragoza|zug|zurich`
    .split('|')
    .map((name) => name.trim()),
)

export const isKnownCity = (name: string) => CITIES.has(fold(name))
