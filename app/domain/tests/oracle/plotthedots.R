# What the R package NHSRplotthedots answers for random series.
#
#     git clone https://github.com/nhs-r-community/NHSRplotthedots && git -C NHSRplotthedots checkout 050b07d
#     Rscript plotthedots.R NHSRplotthedots/R > plotthedots.csv
#
# Needs dplyr, stringr and tidyselect. Only two files of the package are read, version 0.2.2: the computation of the
# limits and the rules. Each line: series, part (a rebase begins the next), value, mean, lower and upper limit, and
# the kind of signal by its first letters.

suppressPackageStartupMessages({
  library(dplyr)
  library(rlang)
})
folder <- commandArgs(trailingOnly = TRUE)[1]
# dplyr before 1.1 writes the rest of a case_when() as `TRUE ~` and not as `.default =`.
read <- function(name) {
  text <- readLines(file.path(folder, name))
  if (packageVersion("dplyr") < "1.1.0") text <- sub(".default = ", "TRUE ~ ", text, fixed = TRUE)
  eval(parse(text = text), globalenv())
}
read("ptd_spc_standard.R")
read("ptd_calculate_point_type.R")

set.seed(9)
codes <- c(
  "Above UCL" = "OA", "Below LCL" = "OB",
  "7 Point Trend (Increasing)" = "TA", "7 Point Trend (Decreasing)" = "TB",
  "2 in 3 Above CL" = "NA", "2 in 3 Below CL" = "NB",
  "7 Points Above CL" = "SA", "7 Points Below CL" = "SB", "Common Cause" = "-"
)
cat("series,part,value,mean,lower,upper,signal\n")
for (series in 1:120) {
  n <- sample(8:40, 1)
  y <- switch(1 + series %% 6,
    rnorm(n, 50, 5),
    rnorm(n, 50, 5) + c(rep(0, n - n %/% 3), rep(sample(c(-8, 8), 1), n %/% 3)),
    rnorm(n, 50, 2) + cumsum(sample(c(-1, 1), 1) * rep(0.8, n)),
    cumsum(rnorm(n, 0, 3)) + 50,
    rnorm(n, 50, 4) + 10 * sin(seq_len(n) / sample(2:5, 1)),
    5 * round(rnorm(n, 60, 12) / 5)
  )
  if (series %% 4 == 0) y[sample(n, 1)] <- 50 + sample(c(-40, 40), 1)
  data <- data.frame(x = seq_len(n), y = round(y, 3), rebase = 0)
  if (series %% 3 == 0 && n > 20) data$rebase[n %/% 2] <- 1
  options <- list(value_field = "y", date_field = "x", screen_outliers = TRUE)
  found <- ptd_calculate_point_type(ptd_spc_standard(data, options), 1)
  stopifnot(all(found$special_cause_type %in% names(codes)))
  cat(sprintf(
    "%d,%d,%g,%.6f,%.6f,%.6f,%s\n",
    series, found$rebase_group, found$y, found$mean_col, found$lpl, found$upl, codes[found$special_cause_type]
  ), sep = "")
}
