import { pictureKind } from './picture-kind';

const bytes = (text: string) => new Uint8Array(Buffer.from(text, 'latin1'));

describe('the kind of a picture', () => {
  it.each([
    ['\xff\xd8\xff\xe0', 'jpeg'],
    ['\x89PNG\r\n\x1a\n....', 'png'],
    ['RIFF....WEBPVP8 ', 'webp'],
    ['RIFF....WAVE', null],
    ['<svg xmlns="http://www.w3.org/2000/svg"/>', null],
    ['GIF89a', null],
    ['%PDF-1.7', null],
    ['PK\x03\x04', null],
    ['', null],
    ['\xff\xd8', null],
  ])('of %j is %s', (text, kind) => {
    expect(pictureKind(bytes(text))).toBe(kind);
  });
});
