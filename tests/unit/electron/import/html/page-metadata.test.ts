import { describe, expect, it } from 'vitest';
import { readPageMeta } from '../../../../../electron/import/html/page-metadata';
import { parsePage } from '../../../../../electron/import/html/parse-page';
import { articleMeta } from '../../../../../shared/domain/article';

function meta(html: string, savedFrom = '') {
  const tree = parsePage(html, 'document');
  if (tree === null) throw new Error('too large');
  return readPageMeta(tree.root, savedFrom);
}
const json = (value: unknown): string => `<script type="application/ld+json">${JSON.stringify(value)}</script>`;

describe('what a page states of its article', () => {
  it('is read from JSON-LD before anything else', () => {
    const article = {
      '@context': 'https://schema.org',
      '@type': ['NewsArticle', 'Thing'],
      headline: 'A headline',
      author: [{ '@type': 'Person', name: 'Ann' }, { name: 'Ben' }, 'https://x.org/people/3', { name: 'Ann' }],
      publisher: { name: 'The Paper' },
      datePublished: '2024-06-30T23:59:00-04:00',
      inLanguage: 'en_US',
      mainEntityOfPage: { '@id': 'https://x.org/a' },
    };
    expect(meta(`<title>Other</title><meta property="og:title" content="Third">${json(article)}`)).toEqual({
      title: 'A headline',
      author: 'Ann, Ben',
      source: 'The Paper',
      publishedOn: '2024-06-30',
      address: 'https://x.org/a',
      language: 'en-US',
    });
  });

  it('is found in a graph, with names that stand elsewhere in it', () => {
    const graph = {
      '@graph': [
        { '@id': '#o', '@type': 'Organization', name: 'The Paper' },
        { '@type': 'WebPage', name: 'Page' },
        { '@type': 'BlogPosting', headline: 'Post', publisher: { '@id': '#o' } },
      ],
    };
    expect(meta(json(graph))).toMatchObject({ title: 'Post', source: 'The Paper' });
  });

  it.each([
    ['broken', '<script type="application/ld+json">{"@type": "Article", </script>'],
    ['no object', json([null, 1, 'x', []])],
    ['of another thing', json({ '@type': 'Product', name: 'Shoe' })],
    ['with fields of other kinds', json({ '@type': 'Article', headline: { a: 1 }, author: 7, datePublished: [], publisher: null })],
  ])('is not disturbed by JSON-LD that is %s', (_name, script) =>
    expect(meta(`<title>Title of it</title>${script}`)).toMatchObject({ title: 'Title of it', author: '' }),
  );

  it.each([
    [
      'OpenGraph',
      '<meta property="og:title" content="T"><meta property="og:site_name" content="S"><meta property="article:published_time" content="2024-01-02T01:00:00+09:00"><meta property="article:author" content="A">',
    ],
    [
      'Dublin Core',
      '<meta name="DC.title" content="T"><meta name="DC.publisher" content="S"><meta name="DC.date.issued" content="2024-01-02"><meta name="DC.creator" content="A">',
    ],
    [
      'its terms',
      '<meta name="dcterms:title" content="T"><meta name="DCTERMS.publisher" content="S"><meta name="dcterms.created" content="20240102"><meta name="dcterms.creator" content="A">',
    ],
    [
      'Parsely',
      `<meta name="parsely-title" content="T"><meta property="og:site_name" content="S"><meta name="parsely-page" content='{"author":"A","pub_date":"2024-01-02T00:00:00Z"}'>`,
    ],
    [
      'Sailthru',
      '<meta name="sailthru.title" content="T"><meta property="og:site_name" content="S"><meta name="sailthru.date" content="Tue, 2 January 2024 10:00:00 GMT"><meta name="sailthru.author" content="A">',
    ],
    [
      'citations',
      '<meta name="citation_title" content="T"><meta name="citation_journal_title" content="S"><meta name="citation_publication_date" content="2024/01/02"><meta name="citation_author" content="A">',
    ],
    [
      'several names in one attribute',
      '<meta property="x:title dc:title" content="T"><meta property="og:site_name" content="S"><meta name="date" content="January 2, 2024"><meta name="author" content="By A">',
    ],
  ])('is read from the names of %s', (_name, head) =>
    expect(meta(head)).toMatchObject({ title: 'T', source: 'S', publishedOn: '2024-01-02', author: 'A' }),
  );

  it('is read from elements that say what they are', () => {
    const body =
      '<p>By <a rel="author" href="/ann">Ann Writer</a>, <time datetime="2024-03-01T22:00:00Z">1 March</time></p><aside><time datetime="2020-01-01">old</time></aside>';
    expect(meta(body)).toMatchObject({ author: 'Ann Writer', publishedOn: '2024-03-01' });
    expect(meta('<time datetime="2024-03-05">5</time><span itemprop="datePublished" content="2024-03-04">4</span>')).toMatchObject({
      publishedOn: '2024-03-04',
    });
  });

  it.each([
    ['A long headline of it - The Paper', '', 'A long headline of it'],
    ['A long headline of it | The Paper', '<meta property="og:site_name" content="The Paper">', 'A long headline of it'],
    ['The Paper: A headline - with a dash | Politics', '<h1>A headline - with a dash</h1>', 'A headline - with a dash'],
    ['Peace - at last', '', 'Peace - at last'],
    ['', '<h1>Only\n a heading</h1>', 'Only a heading'],
  ])('is the title %j without the name of the site', (title, rest, expected) =>
    expect(meta(`<title>${title}</title>${rest}`).title).toBe(expected),
  );

  it.each([
    ['<link rel="canonical" href="https://x.org/c"><meta property="og:url" content="https://x.org/o">', 'https://x.org/c'],
    ['<link rel="canonical" href="/c"><meta property="og:url" content="https://x.org/o">', 'https://x.org/o'],
    ['<link rel="canonical" href="javascript:alert(1)">', 'https://saved.org/'],
    ['<meta property="og:url" content="https://user:secret@x.org/">', 'https://saved.org/'],
    [`<link rel="canonical" href="https://x.org/${'a'.repeat(2000)}">`, 'https://saved.org/'],
  ])('is an address of the web and nothing else: %.60s', (head, address) => expect(meta(head, 'https://saved.org/').address).toBe(address));

  it('stays within the limits of an article’s fields', () => {
    const long = 'word '.repeat(2000);
    const found = meta(
      `<html lang="${'x'.repeat(50)}"><head><title>${long}</title><meta name="author" content="${long}"><meta property="og:site_name" content="${long}"><meta name="date" content="${long}"></head>`,
    );
    expect(articleMeta.safeParse({ ...found, language: found.language || 'und', marking: '', grade: null }).success).toBe(true);
  });
});
