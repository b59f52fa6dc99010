# Tudalennau y mae pawb yn cael eu darllen.

## Dewis iaith
root-title = Cymraeg neu English

## Hafan
front-title = Dywedwch sut oedd hi
front-lead = Sut mae gwasanaethau plant yn trin plant a theuluoedd? Dywedwch wrthon ni. Bydd rhywun yn darllen, a bydd y gwasanaeth yn ateb.
front-who = Pwy ydych chi?
front-child = Dw i rhwng 4 a 10 oed
front-child-line = Gyda rhywun, neu ar dy ben dy hun.
front-young = Dw i rhwng 11 a 25 oed
front-young-line = Dy eiriau di. Does dim angen enw.
front-parent = Rydw i’n rhiant, yn ofalwr neu’n aelod o’r teulu
front-parent-line = Hefyd os ydych chi’n disgwyl babi, neu os nad yw’r plentyn gyda chi nawr.
front-helper = Helpu rhywun? Dewiswch pwy ydyn nhw. Bydd y dudalen yn gofyn pwy sy’n helpu.
front-promises-title = Cyn i chi ddechrau
front-promises =
    - Does dim angen enw na chyfrif.
    - Rydych chi’n dewis beth i’w ateb, ac yn cael stopio unrhyw bryd.
    - Pobl sydd wedi’u hyfforddi sy’n darllen y geiriau, nid eich gweithiwr.
front-number = Mae gen i rif
front-number-line = Gweld beth ddigwyddodd ar ôl i chi ddweud wrthon ni.
front-what-happens-line = Pwy sy’n darllen, a phryd mae’r ateb yn dod.
front-releases-line = Beth ddywedodd teuluoedd, a beth newidiodd wedyn.
front-commitments-line = Beth gafodd ei addo, erbyn pryd, a gafodd ei wneud.
front-rights-line = Yr hawliau sydd gan bob plentyn.
front-more = Mwy

## Canfod gwasanaeth
find-title = Ble mae’r gwasanaeth?
find-lead = Dewiswch y cyngor lle rydych chi’n byw.
find-placed = Plentyn sy’n byw i ffwrdd o gartref? Gallwch ddewis y cyngor sy’n gofalu amdano, neu’r lle mae’n byw nawr.
find-in-title = Pa wasanaeth?
find-in-lead = Gwasanaethau { $place }
find-unknown = Dydw i ddim yn gwybod beth oedd ei enw
find-unknown-line = Mae hynny’n iawn. Mae’r adborth yr un mor bwysig.
find-in-all = Gwasanaethau
find-not-yet = { $place }: dydy’r cyngor hwn ddim yn defnyddio Clywed eto. Gallwch ofyn iddyn nhw sut i ddweud eich barn am wasanaethau plant.
find-change = Dewis cyngor arall

## Beth sy'n digwydd
what-title = Beth sy’n digwydd i’r hyn rydych chi’n ei ddweud
what-lead = Pum cam, o’ch geiriau chi i’r ateb.
what-1-title = Rydych chi’n anfon
what-1 = Rydych chi’n cael rhif. Cadwch y rhif yn ddiogel: dyma’r unig ffordd yn ôl. Does neb yn darllen yn syth. Mae’r dudalen yn dweud pryd bydd rhywun yn dechrau darllen.
what-2-title = Mae rhywun yn darllen
what-2 = Rhywun sydd wedi’i hyfforddi, ac sydd ddim yn gweithio i’r gwasanaeth. Mae’n cuddio enwau a phethau fyddai’n dangos pwy ydych chi.
what-3-title = Mae sawl stori’n dod yn un crynodeb
what-3 = Mae’n rhaid cael geiriau o leiaf bum person cyn ysgrifennu crynodeb. Y crynodeb sy’n mynd at y gwasanaeth, nid eich geiriau chi.
what-4-title = Mae’r gwasanaeth yn ateb
what-4 = Beth newidiodd, beth fydd yn newid ac erbyn pryd, neu pam na all newid.
what-5-title = Mae pawb yn cael gweld
what-5 = Bob tri mis mae’r crynodebau, y ffigurau a’r atebion yn cael eu cyhoeddi. Os oes rhy ychydig o bobl, dydyn ni ddim yn dangos y ffigur.
what-harm-title = Os oes rhywun mewn perygl
what-harm = Os ydych chi’n dweud bod rhywun yn cael niwed, mae’n rhaid i ni ddweud wrth bobl sy’n gallu cadw plant ac oedolion yn ddiogel.
what-not-title = Tri pheth i’w cofio
what-not =
    - Nid cwyn yw adborth. Os ydych chi eisiau cwyno, gofynnwch i’ch cyngor sut mae gwneud. Gall eiriolwr eich helpu.
    - Dydy adborth ddim yn mynd i ffeil eich achos nac i’r llys.
    - Nid gwasanaeth brys yw Clywed.

## Help nawr
help-title = Cael help nawr
help-lead = Does neb yn Clywed yn darllen y geiriau’n syth. Gall y bobl hyn helpu’n gynt.
help-text-first = Negeseuon testun a sgwrsio ar-lein sy’n dod gyntaf, achos gall rhywun glywed galwad.
help-young = Os wyt ti o dan 26
help-adult = I rieni, gofalwyr a phobl eraill
help-worried = Os ydych chi’n poeni am blentyn
help-worried-text = Ffoniwch dîm gwasanaethau plant y cyngor lle mae’r plentyn. Os na allwch chi gael gafael arnyn nhw, ffoniwch yr heddlu ar 101. Os oes perygl nawr, ffoniwch 999.
help-complain = Os ydych chi eisiau cwyno
help-complain-text = Nid cwyn yw adborth. Gofynnwch i’r cyngor neu’r bwrdd iechyd sy’n rhedeg y gwasanaeth sut i gwyno. Gall eiriolwr eich helpu. Os nad ydych chi’n hapus â’r ateb, gall Ombwdsmon Gwasanaethau Cyhoeddus Cymru edrych arno.
help-way-text = Tecstio { $number }
help-way-chat = Sgwrsio ar-lein
help-way-web = Gwefan
help-way-call = Ffonio { $number }
help-trace = Gall y ffôn gadw cofnod o alwadau a negeseuon. Gall rhywun arall eu gweld.

## Hawliau
rights-title = Dy hawliau di
rights-lead = Mae gan bob plentyn a pherson ifanc o dan 18 yr hawliau hyn. Does dim rhaid i ti eu hennill. Does neb yn gallu eu tynnu oddi arnat ti.
rights-convention = Maen nhw mewn addewid rhwng gwledydd y byd: { $name } ({ $short }).
rights-core = Codi’n aml
rights-core-about = Mae’r marc hwn ar yr hawliau sy’n codi amlaf pan fydd gwasanaethau’n helpu plant.
rights-over-18 = Dros 18 oed? Mae hawliau eraill gen ti, yn Neddf Gwasanaethau Cymdeithasol a Llesiant (Cymru) 2014 ac yn y Ddeddf Hawliau Dynol.
right-title = Hawl { $number }
right-group = Math o hawl: { $group }.
right-say = Sut mae hi i ti?
right-say-line = Gelli di ddweud wrthon ni sut mae pethau. Does dim angen enw.
right-help = Rhywun i siarad â nhw nawr
right-all = Pob hawl
right-before = Hawl { $number }: yr un o’r blaen
right-after = Hawl { $number }: yr un nesaf
rights-next = Eisiau dweud rhywbeth?

## Y siarter
charter-lead = Siarter i deuluoedd a gwasanaethau plant. Rhieni a gweithwyr Your Family, Your Voice, cynghrair dan adain Family Rights Group, a’i gwnaeth gyda’i gilydd. Mae pum pennawd ynddi.
charter-expects-service = Beth all teulu ei ddisgwyl
charter-expects-family = Beth all gweithiwr ei ddisgwyl
charter-ours = Ein geiriau ni dros dro
charter-rights = Hawliau plant y tu ôl i hyn:
charter-adopters = Cynghorau sydd wedi mabwysiadu’r siarter
charter-adopters-none = Does dim cyngor ar Clywed wedi dweud ei fod wedi mabwysiadu’r siarter.
charter-adopted-on = Ers { $date }
charter-of-title = Y siarter: { $name }
charter-of-adopted = Cyngor: { $name }. Mabwysiadodd y siarter ar { $date }.
charter-of-not-adopted = Cyngor: { $name }. Dydy’r cyngor ddim wedi dweud ei fod wedi mabwysiadu’r siarter.
charter-of-theirs = Geiriau’r cyngor ei hun sydd o dan y penawdau.
charter-of-some = O dan rai penawdau mae geiriau’r cyngor ei hun. Ein geiriau ni dros dro yw’r lleill, ac mae hynny wedi’i nodi.
charter-of-ours = Dydy’r cyngor ddim wedi rhoi ei eiriau ei hun yma. Ein geiriau ni dros dro sydd o dan y penawdau.
charter-of-back = Y siarter yn gyffredinol
charter-theirs = Geiriau’r cyngor ei hun
help-councils = Rhif y cyngor
help-councils-text = Y rhif sy’n cael ei ateb nawr sydd gyntaf.

## Pam
why-title = Pam mae hyn yn bwysig
why-lead = Gofynnodd Cymru am hyn: bod llais plant a theuluoedd nid yn unig yn cael ei glywed, ond yn newid pethau.
why-1-title = Am fod gan blant hawl i hynny
why-1 = Mae Erthygl 12 yn dweud bod gan bob plentyn hawl i ddweud ei farn ac i gael gwrandawiad. Mae deddf yng Nghymru, Mesur Hawliau Plant a Phobl Ifanc (Cymru) 2011, yn dweud bod yn rhaid i Weinidogion Cymru feddwl am yr hawliau hyn.
why-2-title = Am fod arbenigwyr wedi gofyn
why-2 = Yn 2018, gofynnodd grŵp oedd yn cynghori’r Gweinidog i gynghorau glywed plant a theuluoedd, a gweithredu. Gofynnodd hefyd i gynghorwyr edrych ar yr hyn mae teuluoedd yn ei ddweud wrth farnu gwaith gwasanaethau.
why-3-title = Am nad yw ffigurau ar eu pen eu hunain yn ddigon
why-3 = Mae ffigur yn dweud faint o blant sydd mewn gofal. Dydy’r ffigur ddim yn dweud sut mae’n teimlo, na beth fyddai wedi helpu’n gynt. Mae teuluoedd yn gwybod.
why-4-title = Am fod pobl yn haeddu ateb
why-4 = Mae safonau cyfranogiad Cymru’n dweud bod gan blant hawl i wybod beth ddigwyddodd ar ôl iddyn nhw siarad. Felly rydyn ni’n addo ateb erbyn diwrnod penodol. Mae eich rhif yn dangos a gafodd yr addewid ei gadw.
why-council-title = I gynghorwyr
why-council = Mae pob cyhoeddiad yn dweud faint o adborth sydd y tu ôl iddo, mai pobl ddewisodd ei roi, a beth sydd heb ei ddangos. Does dim sgôr, na rhestr o’r gorau i’r gwaethaf.
why-behind-title = O ble daeth hyn
why-behind = Cyfreithiau, siarteri ac adroddiadau sydd y tu ôl i Clywed: beth ydyn nhw, beth gall teulu ei ofyn o’u herwydd, a beth rydyn ni’n ei wneud.
why-kind-rights = Hawliau
why-kind-charter = Siarteri
why-kind-law = Cyfreithiau
why-kind-policy = Cynlluniau Llywodraeth Cymru
why-kind-programme = Rhaglenni cymorth
why-kind-report = Adroddiadau ac argymhellion
why-planned = ar y gweill
why-themes = Themâu: { $themes }

## Am y cwestiynau
questions-title = Am y cwestiynau
questions-lead = Mae pawb yn cael yr un pum syniad, mewn geiriau sy’n addas i’w hoed. Mae un o bum pennawd y siarter y tu ôl i bob un.
questions-child = 4 i 10 oed
questions-young = 11 i 25 oed
questions-parent = Rhiant neu ofalwr
questions-why-title = Pam rydyn ni’n gofyn fel hyn
questions-why =
    - Mae tri cham i ddewis ohonyn nhw ym mhob un o’r pum cwestiwn, fel bod modd gosod oedrannau ochr yn ochr. Dydyn ni byth yn eu cymysgu.
    - Mae “ddim yn siŵr” a “ddim yn berthnasol i mi” yn atebion go iawn. Cewch chi adael unrhyw gwestiwn heb ei ateb.
    - Siapiau llawn, hanner a gwag sydd i blant, nid wynebau. Gall wyneb wneud i blentyn deimlo bod rhaid plesio.
questions-never-title = Beth dydyn ni ddim yn ei ofyn
questions-never = Enw, cyfeiriad, dyddiad geni, enw’r gweithiwr, na dim byd nad oes ei angen. Dim ond os ydych chi eisiau i rywun gysylltu y byddwn ni’n gofyn sut i gael gafael arnoch chi.

## Cyhoeddiadau
releases-title = Beth wnaeth y gwasanaethau
releases-lead = Bob tri mis rydyn ni’n dangos beth ddywedodd teuluoedd, a beth atebodd y gwasanaethau.
releases-none = Does dim byd wedi’i gyhoeddi eto. Mae angen digon o bobl yn gyntaf, fel nad oes modd gweld pwy ddywedodd beth.
releases-responses = { $count } darn o adborth
release-title = { $place }: { $months }
release-title-version = { $title }, fersiwn { $version }
release-title-preview = { $title } (rhagolwg)
release-preview = Rhagolwg: dydy’r misoedd hyn ddim ar ben, a gall rhagor o adborth ddod.
release-superseded = Daeth fersiwn { $version } yn lle hon ar { $date }.
release-replaces = Mae hon yn dod yn lle fersiwn { $version }, a gyhoeddwyd ar { $date }.
release-why-changed = Pam: { $why }
release-see-version = Gweld fersiwn { $version }
release-summary-unwritten = Does neb wedi ysgrifennu crynodeb ar gyfer y misoedd hyn.
release-lead = Beth ddywedodd plant a theuluoedd am wasanaethau, a beth atebodd y gwasanaethau.
release-fact-responses = Darnau o adborth
release-fact-published = Cyhoeddwyd
release-praise = Canmoliaeth
release-problem = Problem
release-idea = Syniad
release-summaries = Crynodebau ac atebion
release-summary-none = Dim crynodeb: mae angen geiriau o leiaf bum person.
release-reply = Ateb y gwasanaeth
release-reply-none = Mae’r gwasanaeth heb ateb eto.
release-fact-version = Fersiwn
release-reply-changed = beth newidiodd
release-reply-will = beth fydd yn newid
release-reply-will-by = beth fydd yn newid, erbyn { $date }
release-reply-why-not = pam na all newid
release-commitments = Beth addawodd gwasanaethau, a beth ddaeth o hynny
release-method = Sut i ddarllen y ffigurau
release-downloads = Lawrlwytho’r data
release-csv = Tabl (CSV)
release-csvw = Beth yw ystyr colofnau’r tabl (CSVW)
release-json = Data (JSON)
release-root-how = Gwraidd coeden hash yw hwn (RFC 9162, SHA-256). O’r data uchod y gwneir ei dail cyntaf. Mae’r lleill yn cynrychioli’r adborth sydd wedi’i gyfri, ymhlith llawer sydd ddim yn cynrychioli dim, felly does neb yn gallu dweud faint sydd.
release-leaves = Dail y goeden (testun, tua 1 MB)
release-root = Cod i wirio nad oes dim wedi newid

## Preifatrwydd
privacy-title = Preifatrwydd, mewn geiriau plaen
privacy-lead = Beth rydyn ni’n ei gadw, pwy sy’n ei ddarllen, a beth na wnawn ni byth.
privacy-kept-title = Beth rydyn ni’n ei gadw
privacy-kept =
    - Eich atebion a’ch geiriau. Mae eich geiriau dan glo, gyda’u hallwedd eu hunain.
    - Y gwasanaeth, pryd cyrhaeddodd yr adborth, a’r hyn y dewisoch chi ei ddweud amdanoch chi eich hun.
    - Ffordd o gysylltu, dim ond os gofynnoch chi i rywun gysylltu.
    - Am tua awr, cyfrif o faint sydd wedi dod o’r un lle, heb y cyfeiriad ei hun. Mae hyn yn atal camddefnydd.
privacy-not-kept-title = Beth dydyn ni ddim yn ei gadw
privacy-not-kept =
    - Eich enw, oni bai eich bod chi’n ei roi.
    - Unrhyw beth am eich ffôn neu’ch cyfrifiadur, nac o ble y daethoch chi.
    - Cwcis. Does dim un wrth roi adborth, nac wrth ddod yn ôl gyda’ch rhif.
privacy-readers-title = Pwy sy’n darllen
privacy-readers =
    - Cymedrolwr yn gyntaf: person sydd wedi’i hyfforddi. Mae’n cuddio enwau.
    - Os gallai rhywun fod mewn perygl, mae’r cymedrolwr yn dweud wrth y person sy’n arwain ar ddiogelu.
    - Mae rheolwyr y gwasanaeth yn gweld crynodebau. Dydyn nhw byth yn gweld eich geiriau, oni bai eich bod chi’n cytuno i ni ddyfynnu brawddeg.
    - Os dywedwch chi na ddylai gweithiwr weld hyn, mae’n mynd heibio i’r gwasanaeth at swyddog arall.
privacy-never-title = Beth na wnawn ni byth
privacy-never =
    - Gwerthu data, dangos hysbysebion neu adael i gwmni arall eich dilyn.
    - Rhoi adborth yn ffeil eich achos neu o flaen llys, oni bai bod y gyfraith yn ein gorfodi.
    - Dweud wrth y gwasanaeth pwy ddywedodd beth, oni bai bod rhaid er mwyn cadw rhywun yn ddiogel.
    - Cyhoeddi unrhyw beth cyn i berson ei ddarllen.
privacy-harm-title = Pryd mae’n rhaid i ni ddweud
privacy-harm = Os yw rhywun yn cael niwed, neu ar fin cael niwed, mae’n rhaid i ni ddweud wrth y gwasanaethau cymdeithasol neu’r heddlu. Dydyn ni ddim yn gwybod pwy ydych chi oni bai eich bod chi’n dweud. Os tynnwch chi’r adborth yn ôl wedyn, allwn ni ddim tynnu hynny’n ôl.
privacy-long-title = Am ba hyd
privacy-long = Os tynnwch chi’r adborth yn ôl, rydyn ni’n dileu’r geiriau a’u hallwedd ar unwaith. Dim ond os yw’n dweud y gallai rhywun fod mewn perygl y byddwn ni’n ei gadw, dan glo, i’r bobl sy’n gweithio i gadw pobl yn ddiogel. Fel arall, y cyngor sy’n penderfynu pa mor hir i’w cadw. Gall hen gopïau wrth gefn gadw’r geiriau, dan glo, nes i’r cyngor eu dileu. Mae ffigurau sydd wedi’u cyhoeddi yn aros.
privacy-yours-title = Eich hawliau chi
privacy-yours = Gyda’ch rhif, cewch chi weld beth ddigwyddodd, neu dynnu’r adborth yn ôl. Cewch chi hefyd ofyn i swyddog gwybodaeth eich cyngor. Os nad ydych chi’n hapus, gallwch fynd at Swyddfa’r Comisiynydd Gwybodaeth.
privacy-shared-title = Os oes rhywun arall yn defnyddio’r ffôn hwn
privacy-shared = Mae “Gadael y dudalen hon” yn gwagio’r dudalen ac yn mynd i dudalen am y tywydd. Mae pwyso Shift dair gwaith yn gyflym yn gwneud yr un peth. Dydy hynny ddim yn gallu dileu hanes y porwr, na chuddio dim rhag rhywun sy’n gwylio’r sgrin neu’r rhwydwaith. Y peth mwyaf diogel yw defnyddio ffôn rhywun rydych chi’n ymddiried ynddo.

## Hygyrchedd
access-title = Datganiad hygyrchedd
access-lead = Rydyn ni eisiau i bawb allu defnyddio Clywed.
access-can-title = Beth ddylech chi allu ei wneud
access-can =
    - Defnyddio pob tudalen gyda bysellfwrdd, switsh, darllenydd sgrin neu lais.
    - Chwyddo hyd at 400% heb golli dim.
    - Defnyddio’r wefan heb JavaScript, ar hen ffôn ac ar signal gwan.
    - Newid rhwng y Gymraeg a’r Saesneg ar bob tudalen heb golli’ch atebion.
    - Cael tudalennau tywyll, llonydd neu â mwy o gyferbyniad, yn ôl gosodiad eich dyfais.
access-status-title = Pa mor hygyrch yw hi
access-status = Ein nod yw lefel AA Canllawiau Hygyrchedd Cynnwys y We, fersiwn 2.2. Rydyn ni’n cydymffurfio’n rhannol: mae profion awtomatig yn pasio ar bob tudalen, ac mae prawf yn mynd yr holl ffordd o roi adborth i ddarllen yr ateb gyda bysellfwrdd yn unig, ond does neb o’r tu allan wedi gwirio’r wefan eto.
access-gaps-title = Beth sydd ddim yn ddigon da eto
access-gaps =
    - Does dim fideos Iaith Arwyddion Prydain.
    - Does dim fersiwn gyda symbolau eto.
    - Mae pobl sy’n defnyddio technoleg gynorthwyol heb brofi’r wefan gyda ni eto.
access-tell-title = Rhoi gwybod am broblem
access-tell = Os oes rhywbeth yn eich rhwystro, dywedwch wrth y cyngor sy’n cynnig y wefan hon. Cewch chi hefyd ofyn am y cwestiynau ar bapur, mewn print bras neu mewn fformat arall.
access-enforce-title = Os nad yw’r ateb yn ddigon da
access-enforce = Y Comisiwn Cydraddoldeb a Hawliau Dynol sy’n gorfodi Rheoliadau Hygyrchedd Cyrff Sector Cyhoeddus (Gwefannau a Rhaglenni Symudol) (Rhif 2) 2018. Gallwch gysylltu â’r Gwasanaeth Cynghori a Chefnogi ar Gydraddoldeb.
access-made-title = Am y datganiad hwn
access-made = Ysgrifennwyd y datganiad ar { $date }, ar sail ein profion ein hunain.

## Mewngofnodi
sign-in-title = Mewngofnodi
sign-in-lead = I staff, eiriolwyr ac aelodau panel yn unig. Does dim angen cyfrif i roi adborth.
sign-in-name = Enw defnyddiwr
sign-in-password = Cyfrinair
sign-in-do = Mewngofnodi
sign-in-give = Rydw i eisiau rhoi adborth
sign-in-wrong = Dydy’r enw a’r cyfrinair ddim yn cyd-fynd. Edrychwch ar y ddau a rhowch gynnig arall.
sign-in-too-many = Gormod o gynigion. Arhoswch chwarter awr, wedyn rhowch gynnig arall.

# Ffigurau, mewn cyhoeddiad ac i staff.
release-figures = Y ffigurau

# Sut mae ffigurau’n cael eu gwneud.
method-title = Sut rydyn ni’n gwneud ein ffigurau
method-lead = Rydyn ni eisiau i bawb weld beth mae teuluoedd yn ei ddweud, a neb gael ei adnabod. Mae’r dudalen hon yn dweud sut rydyn ni’n gwneud y ddau beth.
method-counted = Beth rydyn ni’n ei gyfri
method-counted-what = Rydyn ni’n cyfri darnau o adborth, pob un unwaith. Mae person yn darllen pob un cyn iddo gael ei gyfri. Dydyn ni ddim yn cyfri beth sy’n cael ei dynnu’n ôl.
method-apart = Mae plant, pobl ifanc a rhieni ar wahân. Felly hefyd y rhai a atebodd ar eu pen eu hunain, gyda help, ar bapur, mewn grŵp, neu yn rhywle arall. Dydyn ni byth yn eu hadio, achos cawson nhw eu holi mewn ffyrdd gwahanol.
method-rounded = Sut mae rhifau’n cael eu talgrynnu
method-rounded-how = Mae pob rhif yn cael ei dalgrynnu i 0, 5, 10, 15 ac ati, weithiau i fyny ac weithiau i lawr. Siawns sy’n penderfynu, mewn ffordd sy’n gywir ar gyfartaledd.
method-example = Enghreifftiau
method-column-true = Cyfron ni
method-column-printed = Rydyn ni’n dangos
method-column-read = Rydych chi’n darllen
method-or = { $low } neu { $high }
method-either = “{ $one }” neu “{ $other }”
method-same = Mae’r un bobl bob amser yn rhoi’r un rhif. Felly dydy gofyn eto, neu gymharu dau dabl, ddim yn helpu: nid person yw’r gwahaniaeth rhwng dau rif.
method-totals = Mae cyfansymiau’n cael eu talgrynnu yn yr un ffordd, felly does dim rhaid iddyn nhw fod yn swm eu rhannau.
method-hidden = Beth sydd ddim yn cael ei ddangos
method-floor-term = Rhy ychydig
method-floor = Dydyn ni ddim yn dangos rhes â llai na 10 darn o adborth. I un gwasanaeth, 15 yw’r nifer.
method-ten-term = Newidiadau bach
method-ten = Mae rhifau’n newid unwaith y mis ar y mwyaf, a dim ond pan fydd o leiaf 10 darn o adborth wedi dod neu fynd. Felly does dim newid yn pwyntio at un person.
method-base-term = Rhan a chyfan
method-base = Dydyn ni byth yn dangos rhan sy’n fwy na’i chyfan.
method-safety-term = Diogelwch
method-safety = Dydy beth mae pobl yn ei ddweud am fod yn ddiogel ddim mewn unrhyw ffigur yma.
method-percent = Canrannau
method-percent-how = Dim ond o 50 darn o adborth neu fwy rydyn ni’n dangos canran, gyda’r ystod lle gall fod. O dan hynny rydyn ni’n dweud “tua 15 o blith tua 25”.
method-not = Beth dydy’r ffigurau ddim yn gallu ei ddweud
method-sample = Pobl ddewisodd ateb. Dydyn nhw ddim yn sampl, a dydyn nhw ddim yn siarad dros bawb.
method-weigh = Rydyn ni’n gofyn am ganmoliaeth ac am broblemau ar wahân. Peidiwch â phwyso un yn erbyn y llall, a pheidiwch â rhoi gwasanaethau mewn trefn yn ôl y rhain.
method-guess = Beth gallai rhywun ei ddyfalu o hyd
method-guess-what = Gall “tua 35” fod yn 31 i 39, a gall “0 i 4” fod yn unrhyw un o’r rhain. Mae rhywun sy’n anfon sawl darn o adborth yn gwybod am y rheini, ac felly’n dyfalu’r gweddill ychydig yn well; fyddan nhw byth yn dysgu pwy yw’r lleill.
method-check = Gwiriwch ni
method-check-how = Mae gan bob cyhoeddiad god sy’n sefyll dros ei holl ffigurau a’i eiriau. Petaen ni’n newid unrhyw beth wedyn, fyddai’r cod ddim yn ffitio mwyach. Gyda’ch rhif gallwch wirio bod eich adborth wedi’i gyfri.


## Rhanbarthau
regions-title = Ffigurau rhanbarthau
regions-lead = Mae cynghorau’n gweithio gyda’i gilydd mewn byrddau. Yma mae’r ffigurau y mae’r cynghorau wedi’u cyhoeddi wedi’u hadio at ei gilydd.
regions-partnership = Byrddau Partneriaeth Rhanbarthol
regions-safeguarding = Byrddau Diogelu Rhanbarthol
regions-health = Byrddau iechyd
regions-police = Heddluoedd
regions-wales = Cymru gyfan
regions-line = { $months }. Cynghorau sydd wedi cyhoeddi: { $count } o { $all }.
regions-line-none = Does dim cyngor wedi cyhoeddi eto.
region-lead = Beth ddywedodd plant a theuluoedd, wedi’i adio at ei gilydd.
region-released = Y cynghorau sydd wedi cyhoeddi
region-missing = Y cynghorau sydd heb gyhoeddi am y misoedd hyn
region-missing-none = Mae pob cyngor wedi cyhoeddi.
region-how-title = Sut mae’r rhifau wedi’u gwneud
region-how =
    - Dim ond rhifau y mae cynghorau wedi’u cyhoeddi sydd yma. Does neb yn adio’r rhifau heb eu talgrynnu.
    - Cafodd pob rhif ei dalgrynnu ar ei ben ei hun. Felly gall swm fod ymhellach o’r gwir rif nag un rhif.
    - Lle nad yw cyngor yn dangos rhif, mae’r swm heb y cyngor hwnnw.
    - Pobl ddewisodd ateb sydd yma. Mae rhai cynghorau wedi clywed gan fwy o bobl nag eraill, felly dydy’r swm ddim yn dangos beth mae pawb yn y rhanbarth yn ei feddwl.
region-quarters = Misoedd eraill
region-version = fersiwn { $version }
figures-zero-to = 0 i { $most }
figures-sum-of = Cynghorau yn y swm hwn: { $count } o { $all }
release-taken-down = Cafodd hwn ei dynnu i lawr ar { $date }. Y rheswm: { $why }

## Faint sy’n byw yma
figures-official = Faint o blant a phobl ifanc sy’n byw yma
figures-official-about = Daw’r rhifau hyn o ystadegau cyhoeddedig am bawb sy’n byw yma, nid o adborth. Maen nhw’n helpu i weld gan bwy dydyn ni ddim wedi clywed. Peidiwch â rhannu’r naill â’r llall: gall un person fod wedi dweud mwy nag unwaith.
figures-official-who = Pwy
figures-official-number = Nifer
figures-official-year = Blwyddyn
figures-official-source = Ffynhonnell
figures-official-age = Oed: { $age }
figures-official-language = Plant, iaith: { $language }
figures-official-looked-after = Plant sy’n derbyn gofal gan y cyngor
release-folder = Mae’r ffeiliau hyn yn dal cyhoeddiad cyfan. Does dim angen y wefan arnyn nhw. Mae SHA256SUMS yn dal cod pob ffeil, fel bod modd gweld na newidiodd dim. O dan y ffeiliau mae cod y cyhoeddiad.
commitments-public = Beth addawodd gwasanaethau
commitments-public-lead = Fe ddywedoch chi. Fe addawon nhw. Ddigwyddodd hynny?
commitments-public-none = Does dim addewid yn gyhoeddus eto.
commitments-register-lead = Beth ddywedodd teuluoedd, beth addawodd y gwasanaeth, erbyn pryd, a beth ddaeth o hynny. Mae’n dweud yma hefyd beth sy’n hwyr.
commitments-all-services = Pob gwasanaeth: { $place }
commitments-by-service = Un gwasanaeth yn unig
commitments-feed = Newyddion am yr addewidion hyn ar gyfer darllenydd ffrydiau
commitments-made-count = { $count ->
    [zero] Dim addewid
    [one] { $count } addewid
    [two] { $count } addewid
    [few] { $count } addewid
    [many] { $count } addewid
   *[other] { $count } addewid
}
commitments-kept-count = { $count } wedi’u cyflawni mewn pryd
commitments-late-count = { $count } wedi’u cyflawni’n hwyr
commitments-due-count = { $count } i’w gwneud eto
commitments-overdue-count = { $count } dros amser
commitments-given-up-count = { $count } y rhoddwyd y gorau iddyn nhw
commitment-you-said = Fe ddywedoch chi
commitment-we-promised = Fe addawon nhw
commitment-came-of-it = Beth ddaeth o hynny
commitment-public-silence = Dydy’r gwasanaeth ddim wedi dweud dim byd am hyn ers hynny.
commitment-was-it-so = Ddigwyddodd hynny?
commitment-was-it-so-of = Beth mae’r rhai oedd wedi gofyn amdano’n ei ddweud. Atebion: { $count }
search = Chwilio yn yr hyn sydd wedi’i gyhoeddi
search-lead = Crynodebau, ymatebion, a beth ddywedodd gwasanaethau am eu hymrwymiadau. Y rhai diweddaraf sydd gyntaf. Teipiwch eiriau cyfan: dydy “ateb” ddim yn dod o hyd i “atebion”.
search-words = Geiriau i chwilio amdanyn nhw
search-button = Chwilio
search-too-few = Does dim byd yn cael ei ddangos, achos mae llai na phum testun, neu ddim un, yn cynnwys y geiriau hyn. Fel hyn does neb yn gallu cael ei adnabod o air anghyffredin. Rhowch gynnig ar lai o eiriau, neu rai eraill.
search-found = Y testunau diweddaraf sy’n cynnwys y geiriau hyn:
search-kind-summary = Beth ddywedodd teuluoedd.
search-kind-reply = Ymateb: { $who }.
search-kind-since = Am ymrwymiad: { $who }.
search-to-release = y cyhoeddiad cyfan
search-to-promises = yr ymrwymiadau
