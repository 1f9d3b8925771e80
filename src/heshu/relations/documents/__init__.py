"""Rules over whole documents: what one sentence tells and another one sums up, divides or tells again.

==================  =============================================================================
`sums`              三项合计1300万元 with three figures before it; sums of budgets; ballots of those
                    who came
`classified`        分运输方式看 and the total before it; men and women of whom the number was told
`spread_parts`      a whole, and the parts that the next sentences name
`remainders`        a whole, its parts, and "The remaining 60 hectares" in a third sentence
`earlier_wholes`    "28% of group revenue", where a sentence before told the revenue
`named_wholes`      占计划播种面积的38%, where a sentence before told 计划播种冬小麦385万亩
`changes_again`     缩短8.6天 far from 由上年的62.4天降至53.8天
`monthly`           月均320万千瓦时 behind 全年发电量3600万千瓦时
`events`            在历时12天的赛程中, and the days on which the event opened and closed
`targets_done`      年度目标为5000人，已超额完成 and the level told elsewhere
`spending`          游客人均消费705元 and the guests and takings told before
`margins`           西县比东县多67公顷 with the levels of both
`ratios`            资产负债率, 人均 and 日均 beside terms that sentences before name
`per_many`          每千常住人口拥有床位6.76张 and 亩产, whose people or area another sentence tells
`scores`            the score of a Chinese headline and that of its report
`formulas`          同意8票、反对0票、弃权2票 and the directors who came, sections before
`bodies`            a tally of an English council or jury and the size of it
`jubilees`          the jubilee of what a text is about and the year of its founding
`jubilees_named`    开港25周年 of a named thing and the year in which an earlier sentence has it begin
`divided`           "of which 168 are due this year … and the remaining 80 later"; groups behind a total
`races`             the times of two runners and the gap between them
`attendances`       the crowd of a match and the attendance at its foot
`targets_met`       "the target of 75% has been exceeded" behind the level reached
`ages`              ages and births of one person in Chinese
`lives`             the same in English, where the text has a day
==================  =============================================================================

`wholes` holds what the rules for wholes and their parts share, `race_times` reads times of races, and
`written` tells when a Chinese document was written.
"""
