// Kinds of things and what belongs to them, in English. Who asks for fruit is shown apples; who asks for apples is not
// shown pears, although vectors of both are close to each other.
export const KINDS: Readonly<Record<string, string>> = {
  // Food and drink
  fruit:
    'apple, pear, orange, banana, grape, lemon, lime, mango, kiwi, peach, plum, apricot, cherry, melon, pineapple, berry, strawberry, raspberry, blueberry, clementine, fig, date, pomegranate, avocado, grapefruit',
  berry: 'strawberry, raspberry, blueberry, blackberry, cranberry, currant, gooseberry',
  citrus: 'orange, lemon, lime, grapefruit, clementine, mandarin',
  vegetable:
    'tomato, carrot, spinach, potato, onion, garlic, cabbage, broccoli, cauliflower, cucumber, lettuce, pepper, courgette, aubergine, leek, pumpkin, asparagus, mushroom, celery, radish, beetroot, kale, fennel, artichoke, pea, bean, rocket',
  salad: 'lettuce, spinach, rocket, cucumber',
  herb: 'basil, parsley, coriander, thyme, rosemary, mint, dill, chive, oregano, sage',
  spice:
    'cinnamon, pepper, paprika, cumin, turmeric, nutmeg, saffron, curry, chilli, clove, cardamom, ginger, vanilla',
  bread: 'sourdough, baguette, rye, loaf, focaccia, ciabatta, bagel, toast, brioche, pita',
  pastry: 'croissant, danish, pain au chocolat, tart, eclair, puff pastry',
  cake: 'gateau, muffin, brownie, cupcake, cheesecake, tart',
  cheese:
    'gouda, cheddar, brie, camembert, parmesan, parmigiano, mozzarella, feta, emmental, gruyere, roquefort, ricotta, halloumi, pecorino, goat cheese, blue cheese',
  dairy: 'milk, butter, cream, yoghurt, cheese, quark, curd',
  meat: 'beef, pork, lamb, chicken, veal, turkey, duck, ham, bacon, sausage, salami, steak, mince, burger, venison, chorizo',
  poultry: 'chicken, turkey, duck, goose',
  fish: 'salmon, cod, mackerel, sardine, tuna, herring, trout, anchovy, haddock, halibut, sole, sea bass, eel, plaice',
  seafood: 'mussel, oyster, prawn, shrimp, crab, lobster, squid, clam, scallop, octopus, fish, caviar',
  pulse: 'lentil, chickpea, bean, pea, split pea',
  grain: 'rice, oat, quinoa, barley, bulgur, couscous, wheat, rye, spelt, millet, buckwheat, polenta',
  pasta: 'spaghetti, penne, fusilli, macaroni, lasagne, tagliatelle, linguine, ravioli, gnocchi, noodle',
  sweet:
    'chocolate, candy, caramel, liquorice, waffle, biscuit, marzipan, nougat, toffee, fudge, lollipop, gum, praline, marshmallow',
  snack: 'crisp, nut, popcorn, cracker, pretzel, cashew, peanut, chocolate, biscuit, waffle',
  nut: 'cashew, almond, hazelnut, walnut, peanut, pistachio, macadamia, pecan, brazil nut, pine nut',
  spread: 'jam, honey, butter, marmalade, peanut butter, hummus, nutella, tahini',
  sauce: 'pesto, ketchup, mustard, mayonnaise, soy sauce, passata, gravy, salsa, sriracha, tabasco',
  oil: 'olive oil, sunflower oil, rapeseed oil, sesame oil, coconut oil',
  condiment: 'salt, pepper, vinegar, mustard, ketchup, soy sauce, oil',
  seasoning: 'salt, pepper, spice, herb',
  sweetener: 'honey, sugar, syrup, stevia, agave',
  breakfast: 'granola, muesli, oat, egg, jam, cereal, croissant, porridge',
  drink:
    'coffee, tea, juice, milk, water, wine, beer, lemonade, cola, soda, smoothie, oat drink, cocoa, kombucha, squash',
  beverage: 'coffee, tea, juice, milk, water, wine, beer, lemonade, cola',
  'hot drink': 'coffee, tea, cocoa',
  'soft drink': 'lemonade, cola, soda, juice',
  alcohol:
    'wine, beer, gin, vodka, whisky, rum, liqueur, champagne, prosecco, cider, spirits, tequila, brandy, sherry',
  coffee: 'espresso, filter coffee, arabica, decaf, cappuccino',
  tea: 'earl grey, green tea, black tea, rooibos, chamomile, matcha, assam, darjeeling, oolong',
  'plant milk': 'oat drink, oat milk, soy milk, almond milk, coconut milk, rice milk',
  'milk alternative': 'oat drink, oat milk, soy milk, almond milk, coconut milk, rice milk',
  'dairy-free milk': 'oat drink, oat milk, soy milk, almond milk',
  'meat substitute': 'tofu, tempeh, seitan, veggie burger',
  tin: 'tinned tomato, sardine, chickpea, tuna',
  frozen: 'ice cream, frozen pea, pizza',
  dessert: 'cake, ice cream, pudding, mousse, tiramisu',
  'ready meal': 'pizza, soup, lasagne, curry, sushi',
  // Clothes and what is worn
  hat: 'beanie, cap, beret, bonnet, panama, bobble hat',
  clothes:
    'shirt, t-shirt, jumper, cardigan, dress, skirt, trousers, jeans, jacket, coat, sock, blouse, hoodie, sweatshirt, shorts, suit, vest, legging, pyjamas, underwear',
  clothing:
    'shirt, t-shirt, jumper, cardigan, dress, skirt, trousers, jeans, jacket, coat, sock, blouse, hoodie',
  garment: 'shirt, jumper, dress, skirt, trousers, jacket, coat',
  knitwear: 'jumper, cardigan, beanie, scarf, mitten, sweater',
  shoe: 'boot, trainer, sandal, slipper, loafer, heel, clog, flip-flop',
  footwear: 'shoe, boot, trainer, sandal, slipper',
  accessory: 'belt, scarf, glove, hat, bag, wallet, tie, umbrella, sunglasses',
  bag: 'backpack, rucksack, tote, handbag, purse, satchel, suitcase, pouch',
  jewellery: 'ring, necklace, earring, bracelet, brooch, pendant, cufflink, watch',
  headwear: 'hat, beanie, cap, headband',
  // Home and table
  crockery: 'plate, bowl, mug, cup, saucer, teapot, jug, dish',
  tableware: 'plate, bowl, mug, cup, saucer, cutlery, napkin, glass',
  dish: 'bowl, plate',
  cutlery: 'knife, fork, spoon',
  cookware: 'pan, pot, casserole, wok, saucepan, frying pan',
  vessel: 'mug, cup, bowl, vase, jug, glass, beaker',
  furniture: 'chair, table, sofa, bed, shelf, desk, stool, cabinet, wardrobe, bench, armchair',
  lighting: 'lamp, candle, lantern, bulb, lampshade',
  textile: 'towel, blanket, cushion, curtain, tablecloth, rug, sheet, duvet',
  bedding: 'duvet, pillow, sheet, blanket, mattress',
  decoration: 'vase, candle, poster, print, wreath, ornament, frame',
  plant: 'flower, bouquet, cactus, succulent, orchid, seed, bulb, tree',
  cleaning: 'detergent, soap, sponge, bleach, dish soap, toilet paper',
  // Making, reading, playing and keeping well
  tool: 'hammer, drill, saw, chisel, plane, screwdriver, wrench, pliers, sander, file, knife, axe, spanner, tape measure',
  stationery: 'notebook, pen, pencil, card, envelope, paper, diary, sticker, calendar',
  art: 'print, poster, painting, photograph, drawing, canvas, sculpture',
  'art supply': 'paint, brush, canvas, pencil, crayon, ink, sketchbook',
  book: 'novel, cookbook, comic, magazine, atlas, guide, e-book',
  toy: 'puzzle, doll, teddy, lego, ball, game, kite, board game',
  cosmetic:
    'lipstick, mascara, cream, lotion, perfume, shampoo, soap, sunscreen, deodorant, toothpaste, make-up',
  medicine: 'aspirin, vitamin, plaster, painkiller, supplement, protein powder, paracetamol',
  electronics:
    'laptop, phone, camera, tablet, headphones, charger, television, tv, computer, printer, iphone, ipad, console, speaker, battery, cable, smartphone',
  appliance:
    'toaster, kettle, blender, fridge, oven, coffee machine, vacuum cleaner, washing machine, microwave, grill',
  vehicle: 'car, bike, bicycle, scooter, motorbike, boat, tyre',
  'pet food': 'dog food, cat food, bird seed',
  pet: 'dog, cat, hamster, parrot, goldfish',
  baby: 'nappy, diaper, pram, baby food, bottle, dummy, pushchair, stroller',
  tobacco: 'cigarette, cigar, vape, lighter',
  weapon: 'gun, pistol, rifle, ammunition, knife',
}
