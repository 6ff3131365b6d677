// Words of shops in the languages in which customers ask: English, German, Dutch, French, Spanish, Italian. Other ways
// to say the same follow after a slash.
const ROWS = `
deliver/ship|liefern/beliefern/lieferst/liefert|bezorgen/leveren/bezorgt/levert|livrer/livrez/livrent|entregar/enviar/envían/entregan/envíais|consegnare/consegnate/spedite/spedire
delivery/shipping/postage|lieferung/zustellung/versand|levering/bezorging/verzending|livraison/envoi|entrega/envío|consegna/spedizione
delivery cost/shipping cost/shipping costs/delivery costs|versandkosten/lieferkosten/porto/liefergebühr|verzendkosten/bezorgkosten|frais de livraison/frais de port|gastos de envío|spese di spedizione/costi di spedizione
free delivery|versandkostenfrei/kostenloser versand|gratis verzending|livraison gratuite|envío gratis/envío gratuito|spedizione gratuita
delivery time|lieferzeit/lieferdauer|levertijd|délai de livraison/délais de livraison|plazo de entrega/tiempo de entrega|tempi di consegna/tempo di consegna
arrive|ankommen/kommt an/ankommt/kommt|aankomen/komt aan/aankomt|arriver/arrive/arrivera|llegar/llega/llegará|arrivare/arriva/arriverà
parcel|paket/päckchen/sendung|pakket/pakje|colis/paquet|paquete|pacco
track|verfolgen/sendungsverfolgung/nachverfolgen|volgen|suivre/suivi|rastrear/seguimiento|tracciare/tracciamento
order|bestellung/auftrag/bestellungen|bestelling/order|commande/commandes|pedido/pedidos|ordine/ordini
to order|bestellen/bestelle/bestellt|bestellen|commander|pedir|ordinare
cancel|stornieren/abbestellen/absagen/stornierung|annuleren/afzeggen|annuler|cancelar/anular|annullare/cancellare
change|ändern|wijzigen/veranderen|modifier/changer|cambiar/modificar|cambiare/modificare
return/send back|zurückgeben/zurückschicken/rückgabe/retoure/umtauschen/zurücksenden/widerruf|retourneren/terugsturen/retour/ruilen|retourner/renvoyer/retour/rendre|devolver/devolución/devoluciones|restituire/reso/resi/rendere/restituzione
refund|rückerstattung/erstattung/geld zurück/erstatten|terugbetaling/geld terug|remboursement/rembourser/remboursé|reembolso/reembolsar|rimborso/rimborsare
pay|bezahlen/zahlen/zahlung/bezahle|betalen/betaling/betaal|payer/paiement/régler|pagar/pago|pagare/pagamento
payment methods|zahlungsmethoden/zahlungsarten/zahlungsmöglichkeiten|betaalmethoden/betaalmogelijkheden|moyens de paiement/modes de paiement|métodos de pago/formas de pago|metodi di pagamento
card|karte/kreditkarte|kaart/creditcard|carte/carte bancaire/carte de crédit|tarjeta|carta/carta di credito
bank transfer|überweisung|overschrijving|virement|transferencia|bonifico
cash|bargeld/bar|contant|espèces/liquide|efectivo|contanti
invoice|rechnung|factuur|facture|factura|fattura
pick up/collect|abholen/abholung/selbstabholung|ophalen/afhalen|retirer/récupérer/venir chercher/retrait|recoger/recogida|ritirare/ritiro
opening hours|öffnungszeiten|openingstijden|horaires/heures d'ouverture|horario|orari/orario di apertura
open|geöffnet/offen/auf|open/geopend|ouvert/ouverts|abierto/abren|aperto/aperti
closed|geschlossen|gesloten|fermé|cerrado|chiuso
broken/damaged|kaputt/beschädigt/zerbrochen/defekt|kapot/beschadigd/gebroken/stuk|cassé/abîmé/endommagé|roto/dañado|rotto/danneggiato
spoiled|verdorben/schlecht geworden/schimmelig|bedorven|avarié/pourri|estropeado/podrido|andato a male/avariato/guasto
wrong|falsch|verkeerd|faux/mauvais|equivocado|sbagliato
missing|fehlt/fehlend|ontbreekt|manque/manquant|falta|manca/mancante
complaint|reklamation/beschwerde|klacht|réclamation/plainte|queja/reclamación|reclamo
contact|kontakt/kontaktieren/erreichen|contact/bereiken|contacter/contact|contactar/contacto|contattare/contatto
address|adresse/anschrift|adres|adresse|dirección|indirizzo
phone|telefon|telefoon|téléphone|teléfono|telefono
restaurants|restaurant/restaurants/gastronomie|restaurant/restaurants/horeca|restaurant/restaurants|restaurante/restaurantes|ristorante/ristoranti
wholesale|großhandel|groothandel|grossiste|mayorista|ingrosso
data protection|datenschutz|privacy|protection des données/confidentialité|protección de datos/privacidad|protezione dei dati
data|daten|gegevens|données|datos|dati
packaging|verpackung|verpakking|emballage|embalaje/envase|imballaggio/confezione
deposit|pfand|statiegeld|consigne|depósito|cauzione
discount|rabatt/ermäßigung|korting|remise/réduction/rabais|descuento|sconto
on sale|im angebot/reduziert|in de aanbieding/afgeprijsd|en promotion/en solde|en oferta/rebajado|in offerta/in saldo
voucher|gutschein|cadeaubon|bon cadeau/chèque cadeau|cheque regalo/vale|buono regalo/buono
in stock|auf lager/vorrätig/lieferbar/verfügbar|op voorraad/voorradig|en stock/disponible|en stock/disponible|disponibile
price|preis/preise|prijs/prijzen|prix|precio/precios|prezzo/prezzi
cost|kosten/kostet|kosten/kost|coûter/coûte/coûtent|costar/cuesta/cuestan|costare/costa/costano
how much|wie viel/wieviel|hoeveel|combien|cuánto/cuántos|quanto/quanti
how long|wie lange|hoe lang|combien de temps|cuánto tiempo/cuánto tarda|quanto tempo
how|wie|hoe|comment|cómo|come
cheap|billig/günstig|goedkoop|bon marché/pas cher|barato|economico
under|unter/weniger als|onder/minder dan|moins de|menos de|meno di/sotto
more than|mehr als|meer dan|plus de|más de|più di
about us|über euch/über sie/über uns|over ons/over jullie|qui êtes vous|sobre vosotros/quiénes son|chi siete
allergens|allergene/allergien/allergie|allergenen/allergie|allergènes/allergie|alérgenos/alergia|allergeni/allergia
ingredients|zutaten/inhaltsstoffe|ingrediënten|ingrédients|ingredientes|ingredienti
contain|enthalten/enthält|bevatten/bevat|contenir/contient|contener/contiene|contenere/contiene
vegan|vegan/vegane/veganer|vegan/veganistisch/veganistische|végétalien/végétaliens/végane/vegan/végétalienne|vegano/vegana/veganos|vegano/vegani/vegana
vegetarian|vegetarisch/vegetarische|vegetarisch/vegetarische|végétarien/végétariens|vegetariano|vegetariano/vegetariani
gluten-free|glutenfrei/glutenfreie/ohne gluten|glutenvrij/glutenvrije/zonder gluten|sans gluten|sin gluten|senza glutine
lactose-free|laktosefrei|lactosevrij|sans lactose|sin lactosa|senza lattosio
organic|bio/biologisch|biologisch/biologische|bio/biologique|ecológico/orgánico|biologico/biologici
fresh|frisch/frische|vers/verse|frais/fraîche|fresco/frescos|fresco/freschi
cold|kalt/gekühlt/kühl|koud/gekoeld|froid|frío|freddo
keep|halten/hält/haltbar/haltbarkeit|bewaren/houdbaar/houdbaarheid|conserver/conservation|conservar|conservare
origin|herkunft|herkomst|origine/provenance|origen|origine/provenienza
from|aus|uit|de|de|da
without|ohne|zonder|sans|sin|senza
with|mit|met|avec|con|con
size|größe/größen|maat/maten|taille|talla/tamaño|taglia/misura
color/colour/colours|farbe/farben|kleur/kleuren|couleur|color|colore
present/gift|geschenk|cadeau|cadeau|regalo|regalo
products|produkte/artikel|producten|produits|productos|prodotti
product|produkt|product|produit|producto|prodotto
do you have|haben sie/habt ihr/gibt es/hast du/führen sie|heeft u/hebben jullie/heb je/hebt u/verkopen jullie/verkoopt u|avez vous/vendez vous/y a t il/est ce que vous avez|tienen/tenéis/hay/venden|avete/vendete/c'è/ci sono
what|was|wat|qu'est ce que/que|qué|cosa/che cosa
where|wo/wohin|waar|où|dónde/adónde|dove
when|wann|wanneer|quand|cuándo|quando
which|welche/welcher/welches|welke|quel/quelle/quels/quelles|cuál/cuáles|quale/quali
who|wer|wie|qui|quién|chi
and|und|en|et|y|e
it|es|het|il|lo|lo
is|ist|is|est|es|è
not|nicht/kein/keine|niet/geen|pas|no|non
bread|brot/brote|brood|pain|pan|pane
cheese|käse|kaas|fromage/fromages|queso/quesos|formaggio/formaggi
goat|ziege/ziegen|geit/geiten|chèvre|cabra|capra
goat cheese|ziegenkäse|geitenkaas|fromage de chèvre|queso de cabra|formaggio di capra
milk|milch|melk|lait|leche|latte
butter|butter|boter|beurre|mantequilla|burro
egg|ei/eier|ei/eieren|œuf/œufs/oeufs|huevo/huevos|uovo/uova
honey|honig|honing|miel|miel|miele
jam|marmelade/konfitüre|jam|confiture|mermelada|marmellata
wine|wein|wijn|vin|vino|vino
beer|bier|bier|bière|cerveza|birra
coffee|kaffee|koffie|café|café|caffè
tea|tee|thee|thé|té|tè
juice|saft|sap|jus|zumo/jugo|succo
water|wasser|water|eau|agua|acqua
fish|fisch|vis|poisson|pescado|pesce
salmon|lachs|zalm|saumon|salmón|salmone
meat|fleisch|vlees|viande|carne|carne
chicken|huhn/hähnchen|kip|poulet|pollo|pollo
fruit|obst/frucht/früchte|fruit|fruits|fruta|frutta
vegetables|gemüse|groente/groenten|légumes|verduras|verdure
apple|apfel/äpfel|appel/appels|pomme/pommes|manzana/manzanas|mela/mele
orange|orange/orangen|sinaasappel/sinaasappels|orange/oranges|naranja/naranjas|arancia/arance
banana|banane/bananen|banaan/bananen|banane/bananes|plátano/plátanos|banana/banane
pear|birne/birnen|peer/peren|poire/poires|pera/peras|pera/pere
strawberry|erdbeere/erdbeeren|aardbei/aardbeien|fraise/fraises|fresa/fresas|fragola/fragole
tomato|tomate/tomaten|tomaat/tomaten|tomate/tomates|tomate/tomates|pomodoro/pomodori
potato|kartoffel/kartoffeln|aardappel/aardappels/aardappelen|pomme de terre/pommes de terre|patata/patatas|patata/patate
carrot|karotte/karotten/möhren|wortel/wortels|carotte/carottes|zanahoria/zanahorias|carota/carote
lentils|linsen|linzen|lentilles|lentejas|lenticchie
rice|reis|rijst|riz|arroz|riso
pasta|nudeln|pasta|pâtes|pasta|pasta
oats|hafer/haferflocken|haver/havermout|avoine/flocons d'avoine|avena|avena
flour|mehl|meel/bloem|farine|harina|farina
sugar|zucker|suiker|sucre|azúcar|zucchero
salt|salz|zout|sel|sal|sale
oil|öl|olie|huile|aceite|olio
olive oil|olivenöl|olijfolie|huile d'olive|aceite de oliva|olio d'oliva
vinegar|essig|azijn|vinaigre|vinagre|aceto
chocolate|schokolade|chocolade/chocola|chocolat|chocolate|cioccolato
sweets|süßigkeiten|snoep/zoetigheid|bonbons/sucreries|dulces|dolci/caramelle
cake|kuchen|taart/cake|gâteau|pastel/tarta|torta
nuts|nüsse|noten|noix|nueces/frutos secos|noci
cookie|keks/kekse|koekje/koekjes|biscuit/biscuits|galleta/galletas|biscotti
shirt|hemd|overhemd|chemise|camisa|camicia
jumper|pullover|trui|pull|jersey|maglione
hat|mütze/hut|muts/hoed|bonnet/chapeau|gorro/sombrero|cappello/berretto
shoes|schuhe|schoenen|chaussures|zapatos|scarpe
bag|tasche|tas|sac|bolso/bolsa|borsa
cup|tasse/becher|kop/kopje/mok|tasse|taza|tazza
plate|teller|bord|assiette|plato|piatto
bowl|schüssel/schale|kom|bol|cuenco|ciotola
knife|messer|mes|couteau|cuchillo|coltello
wood|holz|hout|bois|madera|legno
wool|wolle|wol|laine|lana|lana
leather|leder|leer|cuir|cuero/piel|pelle
wash|waschen|wassen|laver|lavar|lavare
red|rot/rote/roter|rood/rode|rouge/rouges|rojo/roja|rosso/rossa
blue|blau/blaue|blauw/blauwe|bleu/bleue|azul|blu
green|grün/grüne|groen/groene|vert/verte|verde|verde
white|weiß/weiße|wit/witte|blanc/blanche|blanco/blanca|bianco/bianca
black|schwarz/schwarze|zwart/zwarte|noir/noire|negro/negra|nero/nera
smoked|geräuchert/geräucherter|gerookt/gerookte|fumé|ahumado|affumicato
big|groß/große|groot/grote|grand/grande|grande|grande
small|klein/kleine|klein/kleine|petit/petite|pequeño|piccolo
Germany|deutschland|duitsland|allemagne|alemania|germania
Belgium|belgien|belgië|belgique|bélgica|belgio
Netherlands|niederlande/holland|nederland|pays bas/hollande|países bajos/holanda|paesi bassi/olanda
Luxembourg|luxemburg|luxemburg|luxembourg|luxemburgo|lussemburgo
France|frankreich|frankrijk|france|francia|francia
Italy|italien|italië|italie|italia|italia
Italian|italienisch/italienische/italienischer|italiaans/italiaanse|italien/italienne/italiens|italiano/italiana|italiano/italiana
Spain|spanien|spanje|espagne|españa|spagna
Austria|österreich|oostenrijk|autriche|austria|austria
Switzerland|schweiz|zwitserland|suisse|suiza|svizzera
England|england|engeland|angleterre|inglaterra|inghilterra
Europe|europa|europa|europe|europa|europa
abroad|ausland|buitenland|étranger|extranjero|estero
days|tage|dagen|jours|días|giorni
tomorrow|morgen|morgen|demain|mañana|domani
today|heute|vandaag|aujourd'hui|hoy|oggi
saturday/saturdays|samstag|zaterdag|samedi|sábado|sabato
sunday/sundays|sonntag/sonntags|zondag/zondags|dimanche|domingo|domenica
guarantee|garantie|garantie|garantie|garantía|garanzia
my|meine/mein/meinen|mijn|ma/mon/mes|mi/mis|mio/mia/il mio
shop/store|laden/geschäft|winkel|boutique/magasin|tienda|negozio
take|dauern/dauert|duren/duurt|prendre/prend/dure|tardar/tarda|volerci/ci vuole
repair/mend|reparieren/reparatur/reparatur|repareren/reparatie|réparer/réparation|reparar/reparación|riparare/riparazione
sharpen|schärfen/schärft|slijpen|aiguiser|afilar|affilare
gift wrap/wrap|einpacken/geschenkverpackung|inpakken|emballer|envolver|incartare
dishwasher|spülmaschine/geschirrspüler|vaatwasser|lave vaisselle|lavavajillas|lavastoviglie
microwave|mikrowelle|magnetron|micro ondes|microondas|microonde
oven|ofen/backofen|oven|four|horno|forno
tool/tools|werkzeug/werkzeuge|gereedschap|outil/outils|herramienta/herramientas|attrezzo/attrezzi
saw/saws|säge/sägen|zaag/zagen|scie/scies|sierra/sierras|sega/seghe
hammer/hammers|hammer/hämmer|hamer/hamers|marteau/marteaux|martillo/martillos|martello/martelli
axe/axes|axt/äxte|bijl/bijlen|hache/haches|hacha/hachas|ascia/asce
book/books|buch/bücher|boek/boeken|livre/livres|libro/libros|libro/libri
cookbook/cookbooks|kochbuch/kochbücher|kookboek/kookboeken|livre de cuisine/livres de cuisine|libro de cocina/libros de cocina|libro di cucina/libri di cucina
children/kids|kinder/kind|kinderen/kind|enfants/enfant|niños/niño|bambini/bambino
vase/vases|vase/vasen|vaas/vazen|vase/vases|jarrón/jarrones|vaso/vasi
dress/dresses|kleid/kleider|jurk/jurken|robe/robes|vestido/vestidos|vestito/vestiti
trousers/pants|hose/hosen|broek/broeken|pantalon/pantalons|pantalón/pantalones|pantaloni
socks|socken|sokken|chaussettes|calcetines|calze/calzini
jacket/jackets|jacke/jacken|jas/jassen|veste/vestes|chaqueta/chaquetas|giacca/giacche
coat/coats|mantel/mäntel|mantel/mantels|manteau/manteaux|abrigo/abrigos|cappotto/cappotti
exchange/swap|umtausch/tauschen|omruilen|échanger/échange|cambio|cambio
course/courses|kurs/kurse|cursus/cursussen|cours|curso/cursos|corso/corsi
thank you|danke|bedankt/dank je|merci|gracias|grazie
`

export type Entry = readonly (readonly string[])[]

/** For each concept the ways to say it, by language in the order of `LANGUAGES`. */
export const DICTIONARY: readonly Entry[] = ROWS.trim()
  .split('\n')
  .map((row) => row.split('|').map((ways) => ways.split('/')))
