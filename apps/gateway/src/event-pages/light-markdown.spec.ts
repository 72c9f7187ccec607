import { htmlOf, lineOf } from './light-markdown';

describe('light Markdown', () => {
  it('becomes headings, lists, paragraphs, strong and emphasised words, and links', () => {
    expect(htmlOf('# 市集\n每周 **五** 次，*真的*\n第二行\n\n- 茶\n- 糖\n\n1. 来\n2. 坐')).toBe(
      '<h3>市集</h3><p>每周 <strong>五</strong> 次，<em>真的</em><br>第二行</p><ul><li>茶</li><li>糖</li></ul><ol><li>来</li><li>坐</li></ol>',
    );
    expect(htmlOf('See [the *page*](https://a.example/x_*y*?a=1&b=2) or <tel:123>')).toBe(
      '<p>See <a href="https://a.example/x_*y*?a=1&amp;b=2" rel="nofollow ugc noopener">the <em>page</em></a> or <a href="tel:123" rel="nofollow ugc noopener">tel:123</a></p>',
    );
  });

  it.each([
    '<script>alert(1)</script>',
    '<img src=x onerror=alert(1)>',
    '[x](javascript:alert(1))',
    '[x](https://a.example/"onmouseover=alert(1))',
    '<javascript:alert(1)>',
    '[x](data:text/html,1)',
  ])('runs nothing: %s', (text) => {
    const html = htmlOf(text);
    expect(html).not.toMatch(/<(script|img)|href="(?!https:|tel:)|" on/);
  });

  it('is one line without its marks where that is wanted', () => {
    expect(lineOf('# 市集\n\n- **茶** 和 [糖](https://a.example)', 99)).toBe('市集 茶 和 糖');
    expect(lineOf('一二三四五', 3)).toBe('一二…');
  });
});
