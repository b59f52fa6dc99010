# What an alert leads to, and the concern desk.
safeguard-alert-title = Your alert
safeguard-alert-wanted = Somebody needs you now.
safeguard-alert-take = I have it
safeguard-alert-mine = You have it. Ring now, and write down who you spoke to.
safeguard-alert-taken = Somebody has it, or it is over. There is nothing for you to do.
safeguard-alert-ring = Nobody has answered yet. Ring the front door now.
safeguard-alert-numbers = Whom to ring
safeguard-alert-now = { $who }, at this hour
safeguard-alert-danger = If there is danger now
safeguard-alert-none = Nothing waits for you here. If this was a trial alert, it works.
