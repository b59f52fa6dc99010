# Pan fydd rhywbeth yn mynd o'i le.
error-not-found-title = Dydy’r dudalen hon ddim yma
error-not-found = Efallai fod y cyfeiriad wedi newid, neu fod llythyren ar goll.
error-too-many-title = Arhoswch ychydig
error-too-many = Mae gormod o gynigion wedi dod o’r un lle. Arhoswch ychydig funudau, wedyn rhowch gynnig arall. Os oeddech chi’n anfon rhywbeth ac na chawsoch chi rif, dydyn ni ddim wedi ei gael.
error-unavailable-title = Dydy Clywed ddim ar gael nawr
error-unavailable = Allwn ni ddim dangos y dudalen nawr. Rhowch gynnig arall mewn ychydig funudau. Os oeddech chi’n anfon rhywbeth ac na chawsoch chi rif, efallai nad ydyn ni wedi ei gael: ewch yn ôl a phwyswch Anfon eto.
error-broken-title = Aeth rhywbeth o’i le
error-broken = Ein bai ni yw hyn, nid eich bai chi. Rhowch gynnig arall. Os oeddech chi’n anfon rhywbeth ac na chawsoch chi rif, efallai nad ydyn ni wedi ei gael: ewch yn ôl a phwyswch Anfon eto.
error-forbidden-title = Chewch chi ddim agor hon
error-forbidden = Mae’r dudalen hon i bobl eraill. Os ydych chi’n meddwl bod hynny’n anghywir, gofynnwch i’r gweinyddwr.
error-too-large-title = Mae hwn yn rhy fawr
error-too-large = Mae mwy wedi cael ei anfon nag y gallwn ni ei gymryd ar unwaith. Ewch yn ôl a gwnewch y testun neu’r ffeil yn llai.
error-bad-request-title = Chyrhaeddodd hwn ddim yn iawn
error-bad-request = Ewch yn ôl, agorwch y dudalen eto, a rhowch gynnig arall.
error-home = I’r dechrau
error-help = Cael help nawr
errors-title = Mae rhywbeth i’w gywiro
