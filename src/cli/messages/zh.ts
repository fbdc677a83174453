/** The words of the program in Chinese. Names in braces stand for facts. */
import type { ProblemCode, UnreadableCode } from '../../model/problem.js';
import type { ReasonCode } from '../../publish/find-reasons.js';

export const zh = {
  language: 'zh' as 'zh' | 'en',
  problems: {
    'page-without-text': '第{page}页已损坏，未能读取',
    'scan-recognised': '第{page}页是图像，其中{count}行文字由图像识别（OCR）读出',
    'hidden-layer-recognised': '第{page}页是图像，其下隐藏的文字层不可信，{count}行文字由图像识别（OCR）读出',
    'unmapped-recognised': '第{page}页的文字层没有标明字符，{count}行文字由图像识别（OCR）读出',
    'recognition-failed': '第{page}页是扫描图像，未能识别：{detail}',
    'page-unmapped': '第{page}页有 {count} 个字符在文字层中没有编码，无法确认',
    'second-reader': '第{page}页改用第二个读取引擎',
    'figure-without-unit': '说明中的“{text}”没有单位，按上下文理解',
    'malformed-amount': '应为金额之处印的是“{text}”，不是完整的数字',
    'code-restored': '残缺的科目编码 {printed} 只有一种可能，按 {code} 补全（{label}）',
    'name-unknown': '说明中的科目“{name}”不在任何科目表中，其金额未列入',
    'word-repaired': '识别所得的“{read}”改读为“{word}”',
    'code-unknown': '科目编码 {code} 不在任何科目表中（{label}）',
    'form-by-header': '表 {form} 没有可认的标题，按表头或表号认出',
    'form-duplicate': '又有一张表符合 {form}',
    'ragged-row': '这一行有 {cells} 格，与全表（{expected} 格）不一致',
    'hidden-sheet-left-out': '隐藏的工作表“{sheet}”未提取',
    'hidden-cells-left-out': '工作表“{sheet}”的隐藏行、列中有 {count} 个单元格未提取（{cells}）',
    'unprinted-cells-left-out': '工作表“{sheet}”打印区域以外有 {count} 个单元格未提取（{cells}）',
    'formula-without-value': '工作表“{sheet}”有 {count} 个公式在文件中没有计算结果，无法读取（{cells}）；请用表格软件打开并保存一次',
    'hidden-text-left-out': '隐藏文字未计入',
    'deleted-text-left-out': '修订中已删除的文字未计入',
    'text-unread': '有 {count} 个字符未能读取',
    'embedded-sheet-unread': '文档中嵌有 {count} 个工作簿，其中的表格未读取',
    'no-tables': '没有找到任何表格',
    'blank-template': '{count} 张表都没有数字：是空白模板，或数字未能读出；按其他表列出',
    'tables-over-limit': '第{page}页的表格超过上限（{limit} 格），只作为文字保留',
    'year-conflict': '年度前后不一致：封面为 {cover}，表中为 {forms}',
    'region-ambiguous': '地区“{name}”有多种可能：{codes}',
    'unit-missing': '表 {form} 没有金额单位',
    'template-leftover': '残留模板的占位文字：{text}',
    'other-disclosures': '文件中另有 {count} 份公开，未在此列出',
    'correction-lost': '{who} 对 {cell} 的更正（{old} → {new}）未能套用（{reason}，现为“{found}”），请重新核对',
  } satisfies Record<ProblemCode, string>,
  reasons: {
    'form-damaged': '残缺 {forms}',
    'form-absent': '缺 {forms}',
    'no-form': '没有找到法定公开表',
    volume: '文件含 {count} 份公开，各为一个文档',
    'volume-part': '合订文件 {of} 份公开中的第 {number} 份（页 {pages}）',
    joined: '由几个文件合成：{documents}',
    'newer-file': '同一路径另有较新的文件 {documents}',
  } satisfies Record<Exclude<ReasonCode, ProblemCode> | 'newer-file', string>,
  failures: {
    empty: '文件是空的',
    damaged: '文件已损坏或不完整',
    encrypted: '文件有密码，请先解除（压缩包可用 --password）',
    unsupported: '不是能读取的格式（可读：PDF、OFD、Word、Excel、OpenDocument、RTF、网页、图片、CSV、文本，也可在压缩包中）',
    'too-large': '文件太大，或解压后太大',
    'too-many-pages': '页数超过上限（可用 --max-pages 提高）',
    'unsafe-entry': '压缩包中有指向包外的路径或链接，未解开',
    'too-deep': '嵌套层数超过上限',
    'time-limit': '超过时间上限，已停止（可用 --timeout 与 --force 重试）',
    'memory-limit': '超过内存上限，已停止（可用 --max-memory 与 --force 重试）',
    'not-found': '文件不存在或没有权限读取',
    changed: '读取时文件正在被改写',
    fault: '程序在此文件上出错',
  } satisfies Record<UnreadableCode | 'fault', string>,
  kinds: { 'final-accounts': '部门决算', budget: '部门预算', other: '其他文件' },
  severities: { error: '错误', warning: '疑点', rounding: '尾差', unchecked: '未核对' },
  missing: { absent: '没有', damaged: '残缺' },
  usage: {
    hint: '运行 gongkai --help 查看用法。',
    unknownCommand: '没有“{command}”这个命令。',
    noInput: '请给出文件或文件夹。',
    oneInput: '只能给一个文件。',
    badNumber: '--{option} 应为正整数。',
    badSeconds: '--{option} 应为大于 0 的秒数。',
    badLanguage: '--lang 只能是 zh 或 en。',
    noSuchDocument: '找不到 {document}：既不是文件，也不是 {store} 中的文档。',
    noSuchPage: '没有可绘制的第 {page} 页。',
    noSites: '请给出一个 sites.yaml。',
    noSuchSite: 'sites.yaml 中没有“{site}”。',
    noSchedule: 'sites.yaml 中没有一个站写了 schedule。',
    wrongSites: '{path} 第 {line} 行：{message}',
    noArguments: '这个命令不带文件名。',
    whatToRetry: '请给出文档编号，或 --failed，或 --forget。',
    notFailed: '{store} 中没有处理失败的文档 {id}。',
    badLog: '--log 只能是 text 或 json。',
    oneFolder: '请给出一个收件文件夹。',
    noRedis: '请用 --redis URL 或环境变量 REDIS_URL 指明 Redis；没有 Redis 时用 gongkai extract 或 gongkai watch。',
  },
  log: {
    working: '开始工作：结果写入 {store}，同时处理 {jobs} 个文件',
    stopping: '正在结束：做完手头的文件，做不完的交还队列',
    watching: '正在看守 {file}，结果写入 {store}',
    'standing-by': '{file} 已有另一进程看守，待命中',
    taken: '{file}：已收下（{id}）',
    duplicate: '{file}：内容与已处理的 {id} 相同，只记下出处',
    extracted: '{file}：已提取（{id}，{ms} 毫秒）',
    unpacked: '{file}：已解包，共 {count} 个文件（{id}）',
    unreadable: '{file}：无法读取（{code}：{detail}）',
    fault: '{file}：程序出错（{detail}）',
    stalled: '{id}：处理它的进程没有了，交给别的进程',
    'queue-error': '队列暂时不可用：{detail}',
    'inbox-error': '收件夹暂时不可用：{detail}',
    'cannot-write': '无法写入 {store}：{detail}；稍后再试',
    'crawl-kept': '{site}：{url} 已收下（{id}，{title}）',
    'crawl-gone': '{site}：{url} 已不在（{detail}）',
    'crawl-refused': '{site}：{url} 不可抓取（{detail}）',
    'crawl-failed': '{site}：{url} 抓取失败（{detail}），下次再试',
    'crawl-started': '{site}：开始第 {pass} 次抓取',
    'crawl-ended': '{site}：抓取完成：{pages} 页，{files} 个附件，其中新的 {new} 个；拒绝 {refused}，失效 {gone}，失败 {failed}',
    'crawl-resting': '{site}：{detail}，留待下次',
    'crawl-going-on': '{site}：上一次抓取还在进行，这次不重复',
    'crawl-scheduled': '{site}：下次抓取在 {at}',
    'cannot-move': '{file}：结果已写好，但文件无法移出收件夹：{detail}',
  },
  redis: {
    unreachable: '连不上 Redis {url}：{detail}',
    evicts: 'Redis {url} 内存满时会丢弃数据（maxmemory-policy {detail}），任务会丢失。请设为 noeviction。',
    forgets: 'Redis 没有开启 AOF（appendonly yes）：它重启时会忘记排队的任务；之后可用 gongkai enqueue 从结果文件夹补齐。',
  },
  watch: {
    reason: '{words}\n\n{code}：{detail}',
    members: '压缩包中有文件没有结果，其余文件均已处理。',
    member: '{path}：{words}（{code}：{detail}）',
    again: '改正后（或想再试一次），把文件重新放进收件夹即可。',
    total: '{inbox}：{done} 个已处理，{failed} 个无法读取。',
  },
  status: {
    documents: '文档：{list}',
    failures: '没有结果的原因：{list}',
    unfinished: '尚未处理：{count}',
    crawled: '抓取 {site}：{at} 完成，{files} 个附件，其中新的 {new} 个，失败 {failed} 个',
    crawling: '抓取 {site}：{at} 开始，还没有结束',
    queue: '队列：等待 {waiting}，处理中 {active}，稍后再试 {delayed}，失败 {failed}；{workers} 个 worker，上一分钟完成 {aMinute}；最早的已等 {oldest} 秒',
    queueFailures: '队列中失败的原因：{list}',
    failedLine: '{id}  {file}  {words}（{code}：{detail}）',
  },
  retry: { total: '{count} 个文档重新处理。', forgotten: '已清空 {count} 个失败的任务。' },
  crawl: { wouldFetch: '将要下载 {count} 个文件。' },
  enqueue: { total: '{count} 个文件已排队，{known} 个先前已处理，{failed} 个无法读取。' },
  run: {
    progress: '[{count}/{total}] {path}  {what}',
    page: '{path}  已识别 {done}/{count} 页',
    skipped: '已处理过，跳过',
    skippedFailure: '已处理过，跳过：{reason}',
    done: '完成',
    unreadable: '{path}：{words}（{code}：{detail}）',
    fault: '{path}：程序出错，请报告此问题\n{detail}',
    cannotWrite: '无法写入 {store}：{detail}',
    interrupted: '已中断；已完成的结果都在 {store}，再次运行即可继续。',
    total: '共 {total} 个文件：{extracted} 个已提取，{skipped} 个已跳过，{failed} 个无法读取。索引：{index}',
  },
  summary: {
    title: '{department}  {year}  {kind}',
    noDepartment: '（部门未识别）',
    year: '{year} 年度',
    noYear: '（年度未识别）',
    file: '文件',
    unit: '单位',
    noUnit: '未注明',
    forms: '已有表',
    missing: '缺失表',
    none: '无',
    checks: '核对',
    tally: '{held} 项成立，{broken} 项不符，{unchecked} 项无法核对',
    reasons: '注意',
    results: '结果',
    separator: '、',
    colon: '：',
    missingForm: '{title}（{reason}）',
    joined: '{path} 中的 {count} 个文件合成一份公开：{summary}',
    volume: '{path}  含 {count} 份公开，各为一个文档：',
    short: '{title}  {forms} 张表  核对 {held}/{broken}/{unchecked}  {folder}',
  },
  show: {
    lineNo: '行次',
    code: '科目编码',
    label: '项目',
    statedEmpty: '（本表注明无数据）',
    findings: '核对结果（不符与疑点）',
    noFindings: '没有不符之处',
    otherFindings: '另有尾差 {rounding} 项、未核对 {unchecked} 项，见 findings.csv。',
    missing: '缺失的表',
    problems: '读取中的问题',
    marks: '已剔除的水印等：{marks}',
    suspect: '带 ! 的数字存疑',
  },
  query: {
    needs: '请给出文件夹与一条查询。',
    badFormat: '--format 只能是 table、csv 或 json。',
    noData: '{folder} 既不是数据集，也不是结果文件夹。',
  },
  dataset: {
    noTarget: '请用 --to 给出数据集文件夹。',
    oneStore: '请给出一个结果文件夹。',
    noStore: '{store} 不是结果文件夹（其中没有 documents）。',
    badCondition: '看不懂条件“{condition}”，写法见 gongkai dataset --help。',
    badFormat: '没有“{format}”这种格式；可用：{formats}。',
    stale: '文档 {document} 由其他版本写出或已损坏，请先重新提取：gongkai extract <原文件夹> --out {store}（必要时加 --force）。',
    uncorrected: '注意：{count} 个文档有人工更正，尚未计入数据集。',
    progress: '已读 {done}/{total} 个文档',
    writing: '正在写 {format}',
    done: '{documents} 个文档（{unchanged} 个未变）、{cells} 个单元格、{years} 个部门年度，已写入 {to}',
  },
  check: {
    finding: '{rule}  {message}',
    nothing: '没有不符、疑点或尾差',
    between: '文档之间',
    pair: '{document} 与 {other}',
    corrected: '已套用更正 {count} 处',
    lost: '未能套用更正 {count} 处，见上',
    explained: '{cell} 参加 {count} 项核对',
    unknownCell: '没有任何核对涉及“{cell}”。写法：表/科目编码或项目[/栏]，或事实名[/对象]，如 收入决算表/208/本年收入合计、gpb_final',
    total: '共 {documents} 个文档：错误 {error}，疑点 {warning}，尾差 {rounding}，未核对 {unchecked}；文档之间 {between}',
    badCorrections: '更正文件无法理解，未套用：{detail}',
    noStore: '{store} 中没有文档。',
    outcomes: { exact: '成立', rounding: '成立（尾差）', broken: '不符', unmade: '无法核对', empty: '无数可核' },
  },
  help: {
    main: `gongkai：把县级部门预决算公开变成经过核对的表格

用法：gongkai <命令> [参数]

命令：
  extract   提取文件或文件夹，写入结果文件夹
  show      在终端显示一个文档的表格与核对结果
  check     重新核对结果文件夹或一个文档，套用更正
  dataset   把结果文件夹变成供研究使用的数据集
  query     用 SQL 查询数据集
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
  --password TEXT   压缩包的密码
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

写出长表与宽表：CSV、Parquet、Excel、DuckDB，附 datapackage.json、数据说明与质量报告。未变的文档不再读取；同样的结果文件夹写出同样的字节。

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
  },
};
