# Y ffrâm o gwmpas pob tudalen, a geiriau sydd ym mhobman.
brand = Clywed
language-name = Cymraeg
site-description = Dweud sut mae gwasanaethau plant Cymru yn eich trin chi, a chael ateb.
skip-link = Neidio i’r prif gynnwys
leave-page = Gadael y dudalen hon
leave-two-more = Shift: dwywaith eto i adael
leave-one-more = Shift: unwaith eto i adael
demo-banner = Gwefan arddangos yw hon. Pobl ac adborth dychmygol sydd yma.
staff-nav = Tudalennau staff
sign-out = Allgofnodi
footer-nav = Gwybodaeth
footer-help = Cael help nawr
footer-rights = Hawliau plant
footer-privacy = Preifatrwydd
footer-accessibility = Hygyrchedd
footer-charter = Y siarter
footer-why = Pam mae hyn yn bwysig
footer-questions = Am y cwestiynau
footer-releases = Beth wnaeth y gwasanaethau
footer-sign-in = Mewngofnodi i staff
footer-note = Nid cwyn yw adborth. Nid gwasanaeth brys yw Clywed. Mewn perygl nawr: 999.
# Ar ôl rhif mae'r enw yn unigol, ac yn treiglo.
line-front-door = Gwasanaethau plant y cyngor
line-duty-team = Y cyngor yn y nos ac ar benwythnosau
line-open = Maen nhw ar agor nawr.
line-shut = Maen nhw ar gau nawr.
line-call = Ffonio { $number }
people-count = { $count ->
    [zero] dim pobl
    [one] 1 person
    [two] 2 berson
    [few] 3 pherson
    [many] 6 pherson
   *[other] { $count } o bobl
}
