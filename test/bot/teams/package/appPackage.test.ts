import assert from 'node:assert/strict';
import { strFromU8 } from 'fflate';
import { appPackage, PackageFaultsError } from '../../../../bot/teams/package/appPackage.js';
import type { Manifest } from '../../../../bot/teams/package/manifest.js';
import { schemaFaults } from '../../../../bot/teams/package/manifestSchemas.js';
import type { LanguageBook } from '../../../../services/localization/texts.js';
import { languages } from '../../../support/languages.js';
import { APP_ID, fileOf, settingsWith, unzipped } from './packageSamples.js';

const OTHERS = ['de', 'es', 'fr', 'ja', 'pt'];
const manifestWith = (more?: Record<string, string>) =>
  fileOf('manifest.json', settingsWith(more)) as unknown as Manifest;

describe('appPackage', () => {
  it('should hold a manifest, two icons and a file for each further language', () => {
    const files = [...unzipped(appPackage(settingsWith(), '1.2.3', languages)).keys()];
    assert.deepEqual(
      files.sort(),
      ['color.png', ...OTHERS.map((tag) => `${tag}.json`), 'manifest.json', 'outline.png'].sort(),
    );
  });

  it('should pass the schemas as it lies in the zip', () => {
    for (const [name, bytes] of unzipped(appPackage(settingsWith(), '1.2.3', languages))) {
      if (!name.endsWith('.json')) continue;
      const schema = name === 'manifest.json' ? 'manifest' : 'localization';
      assert.deepEqual(schemaFaults(schema, JSON.parse(strFromU8(bytes))), [], name);
    }
  });

  it('should name the languages whose files it holds', () => {
    assert.deepEqual(manifestWith().localizationInfo, {
      defaultLanguageTag: 'en',
      additionalLanguages: OTHERS.map((tag) => ({ languageTag: tag, file: `${tag}.json` })),
    });
  });

  it('should be the same bytes for the same settings, in every time zone', () => {
    const zone = process.env.TZ;
    const [one, other] = ['Asia/Tokyo', 'America/Los_Angeles'].map((name) => {
      process.env.TZ = name;
      return Buffer.from(appPackage(settingsWith(), '1.2.3', languages));
    });
    if (zone === undefined) delete process.env.TZ;
    else process.env.TZ = zone;
    assert.ok(one?.equals(other!));
  });

  it('should say of the desk what the settings say', () => {
    const manifest = manifestWith({ PUBLIC_URL: 'https://desk.example.com:8443/teams' });
    assert.deepEqual(
      [manifest.id, manifest.bots?.[0]?.botId, manifest.composeExtensions?.[0]?.botId, manifest.version],
      [APP_ID, APP_ID, APP_ID, '1.2.3'],
    );
    assert.deepEqual(manifest.validDomains, ['desk.example.com:8443']);
    assert.deepEqual(manifest.developer, {
      name: 'Contoso',
      websiteUrl: 'https://desk.example.com:8443/teams',
      privacyUrl: 'https://contoso.example/privacy?lang=en',
      termsOfUseUrl: 'https://contoso.example/terms',
    });
  });

  it('should let the bot take and send files, which only its own chats have', () => {
    const [bot, ...more] = manifestWith().bots ?? [];
    assert.deepEqual([bot?.supportsFiles, bot?.scopes.includes('personal'), more], [true, true, []]);
  });

  it('should prefer a page about the desk to the desk itself', () => {
    const { developer } = manifestWith({ TEAMS_DEVELOPER_URL: 'https://contoso.example/desk' });
    assert.equal(developer.websiteUrl, 'https://contoso.example/desk');
  });

  it('should ask for a sign-in only where one is set up', () => {
    assert.equal(manifestWith().webApplicationInfo, undefined);
    const resource = `api://botid-${APP_ID}`;
    const manifest = manifestWith({ TEAMS_SSO_RESOURCE: resource });
    assert.deepEqual(manifest.webApplicationInfo, { id: APP_ID, resource });
    assert.deepEqual(manifest.validDomains, ['desk.example.com', 'token.botframework.com']);
  });

  it('should let the window of a sign-in open, also where Teams signs nobody in quietly', () => {
    assert.deepEqual(manifestWith().validDomains, ['desk.example.com']);
    const manifest = manifestWith({ OAUTH_CONNECTION: 'teams-sso' });
    assert.deepEqual(manifest.validDomains, ['desk.example.com', 'token.botframework.com']);
    assert.equal(manifest.webApplicationInfo, undefined);
  });

  it('should refuse a version that Teams cannot compare', () => {
    assert.throws(
      () => appPackage(settingsWith(), 'unknown', languages),
      (error: PackageFaultsError) => {
        assert.deepEqual(error.faults, ['manifest.json: version "unknown" is not three numbers with points']);
        return true;
      },
    );
  });

  it('should refuse texts that are too long or missing, naming file and place', () => {
    const faulty = languageBook({ 'teamsApp.name.short': 'x'.repeat(31), 'teamsApp.commands.help': ' ' });
    assert.throws(
      () => appPackage(settingsWith(), '1.2.3', faulty),
      (error: unknown) => {
        assert.ok(error instanceof PackageFaultsError);
        assert.ok(error.faults.includes('fr.json: name.short must NOT have more than 30 characters'));
        assert.ok(
          error.faults.includes('fr.json: bots[0].commandLists[0].commands[7].description is missing'),
        );
        assert.ok(
          error.faults.every((fault) => fault.startsWith('fr.json: ')),
          error.message,
        );
        return true;
      },
    );
  });
});

/** The desk's own languages with these texts in French. */
function languageBook(french: Readonly<Record<string, string>>): LanguageBook {
  return {
    languages: languages.languages,
    speaks: (locale) => languages.speaks(locale),
    textsFor: (locale) => {
      const texts = languages.textsFor(locale);
      if (texts.language !== 'fr') return texts;
      return Object.assign(Object.create(texts), {
        say: (...[key, params]: Parameters<typeof texts.say>) => french[key] ?? texts.say(key, params),
      });
    },
  };
}
