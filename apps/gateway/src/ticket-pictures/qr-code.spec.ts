import { qrCodeOf } from './qr-code';

describe('the picture of a ticket', () => {
  it('is one SVG that holds no text and no script, of any size', () => {
    const svg = qrCodeOf(`LT1.k1.${'A'.repeat(52)}.${'B'.repeat(86)}`);
    expect(svg).toMatch(/^<svg [^>]*viewBox="0 0 (\d+) \1"[^>]*>.*<\/svg>$/s);
    expect(svg).not.toMatch(/<text|<script|LT1/);
    expect(svg.length).toBeLessThan(60_000);
  });
});
