# Cymraeg
