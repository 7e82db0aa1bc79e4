import { describe, expect, it } from 'vitest';
import { type RedirectResource, readStubs } from '@/lib/lists/stubs';

const resource = (title: string, contentType: string, content = 'x'): RedirectResource => ({
  ...{ title, contentType, content },
  isBlocking: false,
});

describe('readStubs', () => {
  it('names files so that the browser serves the right type', () => {
    const resources = [
      resource('noopjs', 'application/javascript'),
      resource('nooptext', 'text/plain'),
      resource('1x1-transparent.gif', 'image/gif;base64', 'R0lG'),
      resource('noopmp3-0.1s', 'audio/mp3;base64', 'SUQz'),
      resource('noopframe', 'text/html'),
    ];
    expect(readStubs(resources).map(({ path, type }) => [path, type])).toEqual([
      ['/stubs/noopjs.js', 'script'],
      ['/stubs/nooptext.js', 'script'],
      ['/stubs/1x1-transparent.gif', 'image'],
      ['/stubs/noopmp3-0.1s.mp3', 'media'],
      ['/stubs/noopframe.html', 'subdocument'],
    ]);
  });

  it('keeps the bytes, whether they come as text or in base64', () => {
    const [text, image] = readStubs([
      resource('a', 'application/javascript', '(()=>{})()'),
      resource('b', 'image/gif;base64', 'R0lG\nODlh'),
    ]);
    expect(Buffer.from(text?.content ?? '', 'base64').toString()).toBe('(()=>{})()');
    expect(Buffer.from(image?.content ?? '', 'base64').toString()).toBe('GIF89a');
  });

  it('is found by each of its names', () => {
    const [stub] = readStubs([{ ...resource('a', 'text/plain'), aliases: ['b', 'a'] }]);
    expect(stub?.names).toEqual(['a', 'b']);
  });

  it('leaves out what was made for XHR, and pages that ask the person', () => {
    expect(readStubs([resource('noopjson', 'application/json')])).toEqual([]);
    expect(readStubs([resource('noopvast-2.0', 'text/xml')])).toEqual([]);
    expect(readStubs([{ ...resource('click2load', 'text/html'), isBlocking: true }])).toEqual([]);
  });
});
