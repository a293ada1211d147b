import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { build, type Plugin } from 'esbuild';
import { HashedFiles } from './hashedFiles.js';
import { fillPage, type PageTexts } from './pageTemplate.js';

/**
 * Builds the portal page into `publicDir`: one `index.<language>.html` a language, and `assets/` whose names carry
 * the hash of their content.
 */
export async function buildPortal(root: string, publicDir: string): Promise<void> {
  const pageDir = join(root, 'bot/portal/page');
  const assets = new HashedFiles(join(publicDir, 'assets'));
  const texts = await readTexts(join(root, 'services/localization'));
  const [webChat, page, icon] = await Promise.all([
    addWebChat(root, assets),
    addPageBundle(pageDir, assets, texts),
    readFile(join(pageDir, 'icon.svg')).then((content) => assets.add('icon.svg', content)),
  ]);
  await assets.sweep();
  const template = await readFile(join(pageDir, 'index.html'), 'utf8');
  const names = { 'icon.svg': icon, 'webChat.js': webChat, ...page };
  await Promise.all(
    [...texts.keys()].map((language) =>
      writeFile(join(publicDir, `index.${language}.html`), fillPage(template, language, texts, names)),
    ),
  );
}

/**
 * The full bundle, because the minimal one draws neither Adaptive Cards nor Markdown; the ES5 one only adds
 * polyfills for browsers that no longer exist.
 */
async function addWebChat(root: string, assets: HashedFiles): Promise<string> {
  const dist = join(root, 'node_modules/botframework-webchat/dist');
  const [bundle, notices, mit] = await Promise.all([
    readFile(join(dist, 'webchat.js')),
    readFile(join(dist, 'webchat.js.LICENSE.txt'), 'utf8'),
    readFile(join(root, 'node_modules/botframework-directlinejs/LICENSE.md'), 'utf8'),
  ]);
  // Web Chat is Microsoft's under the same MIT licence as directlinejs, but its package ships no copy of it.
  await assets.add('webChat.LICENSE.txt', `botframework-webchat\n\n${mit}\n${notices}`);
  return assets.add('webChat.js', bundle);
}

/** Serves the texts of all languages as the module `desk:texts`, so that a new language needs no import. */
function textsModule(texts: ReadonlyMap<string, PageTexts>): Plugin {
  return {
    name: 'desk-texts',
    setup({ onResolve, onLoad }) {
      onResolve({ filter: /^desk:texts$/ }, ({ path }) => ({ path, namespace: 'desk' }));
      onLoad({ filter: /.*/, namespace: 'desk' }, () => ({
        contents: `export const texts = ${JSON.stringify(Object.fromEntries(texts))};`,
      }));
    },
  };
}

async function addPageBundle(
  pageDir: string,
  assets: HashedFiles,
  texts: ReadonlyMap<string, PageTexts>,
): Promise<Record<string, string>> {
  const { outputFiles } = await build({
    entryPoints: { page: join(pageDir, 'main.ts'), style: join(pageDir, 'page.css') },
    outdir: 'out',
    bundle: true,
    plugins: [textsModule(texts)],
    minify: true,
    write: false,
    format: 'esm',
    target: ['chrome123', 'firefox120', 'safari17.5'],
    legalComments: 'eof',
  });
  const names: Record<string, string> = {};
  for (const file of outputFiles) {
    const name = file.path.endsWith('.css') ? 'page.css' : 'page.js';
    names[name] = await assets.add(name, file.contents);
  }
  return names;
}

async function readTexts(folder: string): Promise<ReadonlyMap<string, PageTexts>> {
  const languages = (await readdir(folder, { withFileTypes: true })).filter((entry) => entry.isDirectory());
  const texts = languages.map(async ({ name }): Promise<[string, PageTexts]> => {
    const area = async (file: string) => JSON.parse(await readFile(join(folder, name, file), 'utf8'));
    const [portal, labels] = await Promise.all([area('portal.json'), area('labels.json')]);
    return [name, { ...portal, roles: labels.role }];
  });
  return new Map(await Promise.all(texts));
}
