# Welsh first: see common.ftl
