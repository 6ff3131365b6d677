// What people ask a shop about that few shops have: other services, other trades and the world at large, in English.
// Only where a shop's own texts have no such word does it say that the question cannot be answered here.
export const ELSEWHERE: readonly string[] = `
weather, forecast, rain, snow, news, movie, film, series, actor, actress, singer, song, band, concert, football, soccer,
basketball, tennis, league, championship, olympics, world cup, match, score, team coach, president, minister, king,
queen, war, politician, party, capital, population, continent, planet, moon, sun, star, galaxy, universe, mountain,
equation, algebra, mathematics, maths, quantum, chemistry, biology, philosophy, psychology, history lesson, prime number,
homework, exam, university, school, grammar, dictionary, poem, novel, joke, riddle, horoscope, zodiac, lottery, casino,
bitcoin price, crypto, cryptocurrency, shares, stock market, invest, investment, mortgage, loan, pension, flight, airport,
hotel, train, bus, taxi, metro, airplane, ticket, visa application, passport, doctor, dentist, hospital, lawyer, police,
plumber, electrician, mechanic, hairdresser, babysitter, girlfriend, boyfriend, dating, love letter, marriage, diet plan,
workout, gym, robot, spaceship, dinosaur, software, windows, excel, wifi, router, browser, website builder, hosting,
job, vacancy, vacancies, hiring, hire, career, internship, apprenticeship, salary, newsletter, loyalty, loyalty card,
loyalty programme, points, membership, subscription, subscribe, app, gift card, gift voucher, voucher, parking, car park, toilet,
wheelchair, class, course, lesson, workshop, tasting, tour, insurance, insured, calorie, calories, kcal, nutrition, drone,
instalment, installment, klarna, afterpay, leasing, rent, rental, recipe, cook book, catalogue by post, franchise,
investor, share price, ceo, revenue, turnover, competitor, tattoo, massage, holiday, vacation, beach, god, soul, meaning of life,
time is it, speed of light, gravity, engine, traffic, translate, ghost, alien, zombie, ocean, volcano, earthquake, animal,
lion, elephant, guitar, piano, music, playlist, netflix, youtube, facebook, instagram, twitter, tiktok, chatgpt, google,
microsoft, elon musk, celebrity, influencer, wikipedia, hack, hacker, virus, vaccine, covid, fever, headache, cancer,
therapy, medication, symptom, tax return, lawsuit, divorce, bank account, interest rate, inflation, real estate, apartment,
thesis, chess, sudoku, crossword, video game, rocket, solar system, black hole, atom, molecule, dna, evolution, world war,
empire, shakespeare, einstein, pyramid, cryptography, programming, programmer, javascript, python, algorithm, compiler,
spreadsheet, printer driver, sport, sports, marathon, boxing, golf, cricket, rugby, formula one, champion, champions,
trophy, stadium, theatre, museum, painting lesson, painter, sculptor, writer, author, philosopher, scientist, inventor,
inventor, invented, discovered, translation, pronounce, spell, synonym, verb, haiku, rhyme, square root, triangle, decimal, multiply,
divided, kilometres, temperature outside, sunrise, sunset, tide, star sign, tarot, dream meaning, superhero, wizard, dragon
`
  .split(/[,\n]/)
  .map((each) => each.trim())
  .filter((each) => each !== '')
