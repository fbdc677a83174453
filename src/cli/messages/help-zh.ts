/** How each command is used, in Chinese. Names in braces stand for limits and defaults. */

export const help = {
  main: `gongkai：把县级部门预决算公开变成经过核对的表格

用法：gongkai <命令> [参数]

命令：
  extract   提取文件或文件夹，写入结果文件夹
  show      在终端显示一个文档的表格与核对结果
  check     重新核对结果文件夹或一个文档，套用更正
  dataset   把结果文件夹变成供研究使用的数据集
  query     用 SQL 查询数据集
  review    在浏览器页面上核对数字并更正
  draw      绘制一页上找到的文字、线条与单元格（SVG）
  watch     看守收件文件夹，放进来的文件自动提取
  crawl     抓取县级网站公开的文件
  worker    从 Redis 队列取文件来处理
  enqueue   把文件排进 Redis 队列
  status    文档、队列与抓取的情况
  retry     重新处理没有结果的文档

通用参数：
  --lang zh|en   语言，默认随系统
  --help         命令的用法
  --version      版本

退出码：0 完成；1 有文件无法读取；2 用法错误；70 程序出错`,
  extract: `用法：gongkai extract <文件或文件夹…> [参数]

把每个文件、压缩包（ZIP、7z、RAR、tar.gz）中的每个文档提取为 JSON 与 CSV，写入结果文件夹；处理过的文件不再处理。“-”读标准输入。

参数：
  --out DIR         结果文件夹，默认 out
  --json            只提取一个文件，把 JSON 写到标准输出，不写文件夹
  --force           已处理过的也重新处理
  --jobs N          同时处理的文件数，默认 {jobs}（处理器核数）
  --password TEXT   ZIP 压缩包的密码
  --strict          有内容缺失或核对不符时，退出码也为 1
  --timeout SEC     每个文件（扫描件为每页）的时间上限（秒），默认 {timeout}
  --max-memory MB   每个文件的内存上限（MB），默认 {memory}
  --max-pages N     每个文件的页数上限，默认 {pages}
  --lang zh|en      语言`,
  show: `用法：gongkai show <文档编号、文档文件夹或文件> [参数]

以表格显示各表，列出核对不符之处与缺失的表。

参数：
  --store DIR       结果文件夹，默认 out
  --timeout SEC     时间上限（秒），默认 {timeout}
  --max-memory MB   内存上限（MB），默认 {memory}
  --max-pages N     页数上限，默认 {pages}
  --lang zh|en      语言`,
  dataset: `用法：gongkai dataset <结果文件夹> --to <数据集文件夹> [参数]

写出长表与宽表：CSV、Parquet、Excel、DuckDB，附 datapackage.json、数据说明与质量报告。人工更正计入数值，并逐项列出。未变的文档不再读取；同样的结果文件夹写出同样的字节。

参数：
  --to DIR          数据集文件夹
  --where TEXT      只取符合条件的，以空格相连，如
                    "year=2020..2024 region=1406,山西省 kind=final-accounts
                    form=three-public status>=verified"
  --formats LIST    csv,parquet,duckdb,report,xlsx 中的几种，默认全部；csv 总是写出
  --bom             CSV 以字节顺序标记开头，便于 Excel 打开
  --licence NAME    写入 datapackage.json 的许可
  --force           未变的文档也重新读取
  --lang zh|en      语言`,
  query: `用法：gongkai query <结果文件夹或数据集> "select …" [参数]

用 DuckDB 的 SQL 查询数据集的各表（documents、department_years、cells……，见 codebook.md），结果写到标准输出。对结果文件夹，先更新其中的 .dataset。查询不读其他文件，也不访问网络。

参数：
  --format NAME     table、csv 或 json，默认 table
  --lang zh|en      语言`,
  check: `用法：gongkai check <结果文件夹、文档编号、disclosure.json 或文件> [参数]

不重新读取文件，按勾稽关系重新核对，套用 corrections/ 中的更正，按严重程度列出结果，算式写明。
同一部门的几个文档（上年决算、当年预算）也互相核对。

参数：
  --explain CELL    一个数参加的每项核对及其结果，如 收入决算表/208/本年收入合计
  --store DIR       结果文件夹，默认 out
  --strict          有错误时，退出码为 1
  --timeout SEC     时间上限（秒），默认 {timeout}
  --max-memory MB   内存上限（MB），默认 {memory}
  --max-pages N     页数上限，默认 {pages}
  --lang zh|en      语言`,
  review: `用法：gongkai review [结果文件夹] [参数]

打开一个网页，可以对照原文逐个核对数字并更正。更正存放在 corrections/ 中并立即重新核对，提取结果本身不改。拖到页面上的文件会被提取。页面不需要网络；HTTP 接口的说明在 /api/openapi.json。

参数：
  --port N          端口，默认 {reviewPort}；0 表示任选一个空闲端口
  --host 地址       监听地址，默认 {reviewHost}，只有本机能打开；用其他地址时页面要求令牌
  --token 文字      令牌（或设置 GONGKAI_TOKEN）；默认每次启动时新生成
  --redis URL       拖入的文件交给 Redis 队列的 worker 处理（或设置 REDIS_URL）；否则由本进程提取
  --jobs N          同时提取的文件数，默认 {jobs}
  --log text|json   日志格式，默认 text
  --timeout 秒      单个文件的时间上限，默认 {timeout}
  --max-memory MB   单个文件的内存上限，默认 {memory}
  --max-pages N     单个文件的页数上限，默认 {pages}
  --lang zh|en      语言`,
  draw: `用法：gongkai draw <文件> [参数]

把一页上读到的文字、线条、找到的单元格和剔除的水印画成 SVG。

参数：
  --page N          第几页，默认 1
  --out FILE        写到文件，默认写到标准输出
  --timeout SEC     时间上限（秒），默认 {timeout}
  --max-memory MB   内存上限（MB），默认 {memory}
  --max-pages N     页数上限，默认 {pages}
  --lang zh|en      语言`,
  watch: `用法：gongkai watch <收件文件夹> [参数]

看守一个文件夹：文件放完整后即提取；结果写好后，原文件移到其中的 done/，无法读取的移到 failed/，旁边附 .reason.txt。

参数：
  --out DIR         结果文件夹，默认 out
  --redis URL       交给 Redis 队列上的 worker 处理（或设 REDIS_URL）；不给则由本进程处理
  --once            处理完现有文件就结束
  --settle SEC      文件大小和时间多久不变才算完整，默认 {settle}
  --jobs N          同时处理的文件数，默认 {jobs}
  --port N          在此端口提供 /health 与 /metrics
  --log text|json   运行记录的格式，默认 text
  --timeout SEC     每个文件的时间上限（秒），默认 {timeout}
  --max-memory MB   每个文件的内存上限（MB），默认 {memory}
  --max-pages N     每个文件的页数上限，默认 {pages}
  --lang zh|en      语言`,
  crawl: `用法：gongkai crawl <sites.yaml> [参数]

按 sites.yaml 抓取各县网站公开的附件与表格页，只取新的和变了的；遵守 robots.txt，对同一主机一次只发一个请求。

参数：
  --out DIR         结果文件夹，默认 out
  --redis URL       文件交给 Redis 队列上的 worker 提取（或设 REDIS_URL）；不给则由本进程提取
  --schedule        不结束，按各站的 schedule 定时抓取
  --only NAME       只抓取这一个站
  --dry-run         只翻看页面，列出将要下载的文件，什么也不写
  --jobs N          同时提取的文件数，默认 {jobs}
  --port N          在此端口提供 /health 与 /metrics
  --log text|json   运行记录的格式，默认 text
  --timeout SEC     每个文件的时间上限（秒），默认 {timeout}
  --max-memory MB   每个文件的内存上限（MB），默认 {memory}
  --max-pages N     每个文件的页数上限，默认 {pages}
  --lang zh|en      语言`,
  worker: `用法：gongkai worker --redis URL [参数]

从 Redis 队列取文件来处理；可在多台机器上同时运行，它们要看得到同一个结果文件夹。

参数：
  --redis URL       Redis 地址，或设 REDIS_URL
  --out DIR         结果文件夹，默认 out
  --jobs N          同时处理的文件数，默认 {jobs}
  --lease SEC       进程多久没有动静，其任务就交给别的进程，默认 {lease}
  --port N          在此端口提供 /health 与 /metrics
  --log text|json   运行记录的格式，默认 text
  --timeout SEC     每个文件的时间上限（秒），默认 {timeout}
  --max-memory MB   每个文件的内存上限（MB），默认 {memory}
  --max-pages N     每个文件的页数上限，默认 {pages}
  --lang zh|en      语言`,
  enqueue: `用法：gongkai enqueue [文件或文件夹…] --redis URL [参数]

把文件放进结果文件夹并排队，由 worker 处理。不给文件时，补排结果文件夹中本版本尚未处理的全部原件（升级之后，或 Redis 丢了数据之后）。

参数：
  --redis URL       Redis 地址，或设 REDIS_URL
  --out DIR         结果文件夹，默认 out
  --log text|json   运行记录的格式，默认 text
  --timeout SEC     每个文件的时间上限（秒），默认 {timeout}
  --max-memory MB   每个文件的内存上限（MB），默认 {memory}
  --max-pages N     每个文件的页数上限，默认 {pages}
  --lang zh|en      语言`,
  status: `用法：gongkai status [参数]

结果文件夹与队列的情况：各种结果的文档数、没有结果的原因、尚未处理的、各站最近一次抓取；有 Redis 时还有队列、worker 与速度。

参数：
  --store DIR       结果文件夹，默认 out
  --redis URL       Redis 地址（或设 REDIS_URL）
  --failed          列出每个没有结果的文档及原因
  --json            以 JSON 输出
  --lang zh|en      语言`,
  retry: `用法：gongkai retry <文档编号… | --failed | --forget> [参数]

重新处理没有结果的文档。编号见 gongkai status --failed。

参数：
  --failed          所有没有结果的文档
  --forget          只清空 Redis 中失败任务的清单，不重新处理
  --out DIR         结果文件夹，默认 out
  --redis URL       交给 Redis 队列上的 worker 处理（或设 REDIS_URL）；不给则由本进程处理
  --jobs N          同时处理的文件数，默认 {jobs}
  --log text|json   运行记录的格式，默认 text
  --timeout SEC     每个文件的时间上限（秒），默认 {timeout}
  --max-memory MB   每个文件的内存上限（MB），默认 {memory}
  --max-pages N     每个文件的页数上限，默认 {pages}
  --lang zh|en      语言`,
};
