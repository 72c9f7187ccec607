import qrcode from 'qrcode-generator';

const CELL = 4;
/** Cells of white around, as ISO/IEC 18004 asks. */
const QUIET_ZONE = 4;

/** The text as a QR code in SVG, which is read even where a tenth of it is dirty. */
export function qrCodeOf(text: string): string {
  const code = qrcode(0, 'M');
  code.addData(text);
  code.make();
  return code.createSvgTag({ cellSize: CELL, margin: QUIET_ZONE * CELL, scalable: true });
}
