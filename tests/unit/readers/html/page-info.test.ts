import { parse } from 'parse5';
import { expect, it } from 'vitest';
import { readPageInfo } from '../../../../src/readers/html/page-info.js';

it('reads title, publisher and date from the head of a page, else from its text', () => {
  const head = '<meta name="ArticleTitle" content="某局决算"><meta name="ContentSource" content="某局"><meta name="PubDate" content="2025-08-01 10:00">';
  expect(readPageInfo(parse(`<html><head>${head}<title>网站</title></head><body>`))).toMatchObject({ title: '某局决算', publisher: '某局', published: '2025-08-01' });
  expect(readPageInfo(parse('<title>网站</title><h1>决算公开</h1><p>来源：某县财政局 发布时间：2025年8月1日'))).toMatchObject({ title: '决算公开', publisher: '某县财政局', published: '2025-08-01' });
});

it('lists the files that a page offers, each once', () => {
  const { attachments } = readPageInfo(parse('<body><a href="./P0202508.pdf">附件1：决算.pdf</a><a href="/a.html">下一页</a><a href="/down?id=3">预算.XLSX</a><a href="./P0202508.pdf">下载</a><a href="javascript:x()">a.pdf</a>'));
  expect(attachments).toEqual([{ href: './P0202508.pdf', text: '附件1：决算.pdf' }, { href: '/down?id=3', text: '预算.XLSX' }]);
});
