# A manager’s themes and replies.
staff-reply-to = Ymateb: { $theme }
staff-reply-hint = Dywedwch hyn fel bod rhiant yn deall ar unwaith, yn y ddwy iaith. Bydd cymedrolwr yn ei ddarllen gyntaf.
staff-reply-kind = Beth mae’r ymateb yn ei ddweud?
staff-reply-when = Erbyn pryd
staff-reply-when-hint = Dim ond ar gyfer yr hyn fydd yn newid.
staff-reply-send = Anfon yr ymateb i gael ei ddarllen
staff-reply-sent = Wedi’i anfon. Bydd cymedrolwr yn ei ddarllen cyn neb arall.
staff-themes-none = Does dim crynodeb o’r misoedd hyn yn barod eto.
staff-drawn-from = Mae pum darn o adborth neu fwy y tu ôl i hwn.
staff-figures = Ffigurau
staff-figures-none = Does dim modd dangos ffigurau o’r misoedd hyn eto.
staff-figures-about = Ffigurau { $date }, wedi’u talgrynnu i’r 5 agosaf. Dewisodd pobl ateb.
staff-figures-behind = Mae tua { $count } darn o adborth y tu ôl iddyn nhw.
staff-figures-caption = Faint o adborth oedd yn sôn am bob thema
