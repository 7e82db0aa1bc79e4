// @vitest-environment jsdom
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type ExportOptions, sheetOf, toSvg } from '@/lib/graph/atlas/export';
import {
  GREY,
  measure,
  pictureOf,
  sample,
  sceneAt,
} from '../../../support/fixtures/atlas-picture.ts';

const WEB = sample(60, 40);
const OPTIONS: ExportOptions = {
  theme: GREY,
  title: 'Google could follow you across 71 of 96 sites.',
  names: false,
  siteName: (number) => `site ${number}`,
  legend: [
    { sign: 'site', word: 'Site' },
    { sign: 'through', word: 'Got through' },
    { sign: 'stopped', word: 'Blocked' },
    { sign: 'hollow', word: 'Nothing reached it' },
    { sign: 'social', word: 'Social' },
  ],
  footnote: 'Made with Unweave',
};
const UNMOVED = { k: 1, x: 0, y: 0 };

function svgOf(options: ExportOptions, names: readonly string[] = WEB.graph.names): string {
  const scene = sceneAt(pictureOf({ ...WEB, graph: { ...WEB.graph, names } }), 1);
  return toSvg(sheetOf(scene, UNMOVED, options, measure));
}

function parse(svg: string): Document {
  return new DOMParser().parseFromString(svg, 'application/xml');
}

const words = (svg: string) =>
  [...parse(svg).querySelectorAll('text')].map(({ textContent }) => textContent ?? '');

describe('the picture as SVG', () => {
  test('says title, legend, companies and footnote', () => {
    const said = words(svgOf(OPTIONS));
    for (const word of [OPTIONS.title, 'Got through', 'Social', 'Google', OPTIONS.footnote])
      expect(said).toContain(word);
  });

  test('names no site unless that is wanted', () => {
    const sites = WEB.graph.names.slice(0, WEB.graph.sites);
    const hidden = svgOf(OPTIONS);
    expect(hidden).toContain('>site 1<');
    for (const site of sites) expect(hidden).not.toContain(site);
    const shown = words(svgOf({ ...OPTIONS, names: true }));
    expect(sites.filter((site) => shown.includes(site)).length).toBeGreaterThan(10);
    expect(shown).not.toContain('site 1');
  });

  test('does not even give the first letter of a hidden site away', () => {
    const singles = words(svgOf(OPTIONS)).filter((word) => word.length === 1 && !/\d/.test(word));
    expect(singles).toEqual([]);
  });

  test('is well-formed whatever the names hold', () => {
    fc.assert(
      fc.property(
        fc.array(fc.string({ unit: 'binary', maxLength: 30 }), { minLength: 3, maxLength: 3 }),
        (hostile) => {
          const tricks = [...hostile, '<script>alert(1)</script>', ']]>&"\'', '\u0000\uffff\ud800'];
          const names = WEB.graph.names.map((name, node) => tricks[node % 12] ?? name);
          const svg = svgOf({ ...OPTIONS, names: true, title: tricks.join('') }, names);
          const page = parse(svg);
          expect(page.querySelector('parsererror')).toBeNull();
          expect(page.querySelector('script')).toBeNull();
          expect(page.querySelectorAll('text').length).toBeGreaterThan(20);
        },
      ),
      { numRuns: 25 },
    );
  });

  test('refers to nothing outside', () => {
    const svg = svgOf({ ...OPTIONS, names: true });
    const addresses = [...svg.matchAll(/https?:\/\/[^"\s<]+/g)].map(([address]) => address);
    expect(addresses).toEqual(['http://www.w3.org/2000/svg']);
    expect(svg).not.toMatch(/href|<image|<style|@import|<foreignObject/);
  });

  test('keeps stopped threads dashed', () => {
    expect(svgOf(OPTIONS)).toContain('stroke-dasharray="3.5 3.5"');
  });
});
