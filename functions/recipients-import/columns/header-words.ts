// Headers by which columns are recognised, in many languages: folded, without spaces and signs.
import { fold } from '../../../services/platform/words.ts'

export type KnownField =
  | 'email'
  | 'name'
  | 'first_name'
  | 'last_name'
  | 'company'
  | 'role'
  | 'designation'
  | 'salutation'

const words = (text: string) => text.trim().split(/\s+/)

const HEADERS: Record<KnownField, string[]> = {
  email: words(`
    email emails emailaddress emailaddresses mail mailaddress eaddress email1 email1value email1address primaryemail
    workemail businessemail contactemail mailid emailid recipient recipientemail to
    emailadresse emailadressen mailadresse epost epostadresse epostadress eposta epostaadresi elektronischeadresse
    correo correoelectronico direcciondecorreo courriel adressemail adresseemail adresseelectronique
    adresseecourriel courrier mel indirizzoemail postaelettronica enderecodeemail correioeletronico correioelectronico
    adresemail adrespocztyelektronicznej poczta adreselectronico emailcim sahkoposti sahkopostiosoite
    elpastas epasts epastas tolvupostur netfang почта электроннаяпочта имеил елпошта
    ηλεκτρονικοταχυδρομειο メール メールアドレス 电子邮件 电子邮箱 邮箱 電子郵件 信箱 이메일 메일 דואל דואראלקטרוני
    البريدالالكتروني بريد ईमेल`),
  name: words(`
    name fullname contactname displayname recipientname person contact ansprechpartner kontakt kontaktperson
    vollername vorundnachname namevorname nombrecompleto nombreyapellidos nomcomplet nometprenom nominativo nomecompleto
    nomecognome navn namn naam volledigenaam imieinazwisko nazwa jmeno celejmeno nev teljesnev nimi adsoyad isim
    имя фио полноеимя ім'я ονοματεπωνυμο 氏名 名前 お名前 姓名 名字 이름 성명 שם שםמלא الاسم الاسمالكامل नाम`),
  first_name: words(`
    firstname givenname forename fname first vorname rufname nombre nombredepila prenom prenoms nome
    primeironome fornavn fornamn voornaam imie krestnijmeno keresztnev etunimi ad adi онма prenume ime meno ονομα
    名 שםפרטי الاسمالاول`),
  last_name: words(`
    lastname surname familyname lname last nachname familienname zuname apellido apellidos nom nomdefamille cognome
    sobrenome apelido ultimonome etternavn efternavn efternamn achternaam nazwisko prijmeni vezeteknev sukunimi
    soyad soyadi фамилия прізвище επωνυμο prezime priezvisko 姓 苗字 성 שםמשפחה اسمالعائلة`),
  company: words(`
    company companyname organization organisation organizationname organization1name employer business account firm
    firma firmenname unternehmen arbeitgeber institution galerie gallery empresa compania entreprise societe raisonsociale
    azienda societa ditta empresas companhia virksomhed bedrijf foretag selskap yritys przedsiebiorstwo spolecnost ceg
    sirket kurum компания фирма организация компанія εταιρεια 会社 会社名 企業 公司 单位 公司名称 회사 회사명 חברה الشركة कंपनी`),
  role: words(`
    role job jobrole rolle stelle funktion position rol puesto poste ruolo mansione cargo funcao stilling tjanst functie
    stanowisko pozice beosztas tehtava gorev роль должность посада θεση 職種 职位 職務 직책 תפקיד الوظيفة`),
  designation: words(`
    designation title jobtitle titel berufsbezeichnung positionsbezeichnung titulo titre titolo tittel titul cim unvan
    titulaire звание титул 役職 肩書 头衔 职称 직함 תואר المسمىالوظيفي`),
  salutation: words(`
    salutation greeting anrede briefanrede tratamiento saludo civilite formuledappel appellativo titolodicortesia
    tratamento aanhef hilsen halsning zwrot osloveni megszolitas puhuttelu hitap обращение звернення προσφωνηση 敬称 称呼 호칭`),
}

const squashed = (header: string) => fold(header).replace(/[^\p{L}\p{N}]/gu, '')

const BY_WORD = new Map<string, KnownField>(
  Object.entries(HEADERS).flatMap(([field, headers]) =>
    headers.map((header): [string, KnownField] => [squashed(header), field as KnownField]),
  ),
)

/** The field that a header means; null for any other. */
export const knownField = (header: string): KnownField | null => BY_WORD.get(squashed(header)) ?? null
