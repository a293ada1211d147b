import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runPackageCommand } from '../../../../bot/teams/package/packageCommand.js';
import { runHere } from '../../commandLine/commandRun.js';
import { APP_ID, LEAST_ENVIRONMENT, unzipped } from './packageSamples.js';

describe('npm run teams:package', () => {
  let folder: string;
  let out: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'teams-package-'));
    out = join(folder, 'new', 'desk.zip');
  });
  afterEach(() => rmSync(folder, { recursive: true }));
  const make = (environment: Readonly<Record<string, string>>, args = ['--out', out]) =>
    runHere((tools) => runPackageCommand(args, tools), environment);

  it('should write the package where it is told, and say what it is', async () => {
    const { status, out: said, err } = await make(LEAST_ENVIRONMENT);
    assert.deepEqual([status, err], [0, '']);
    const { version } = JSON.parse(readFileSync('package.json', 'utf8'));
    assert.equal(said, `${out}: version ${version} of app ${APP_ID}.`);
    assert.ok(unzipped(readFileSync(out)).has('manifest.json'));
    assert.deepEqual(readdirSync(join(folder, 'new')), ['desk.zip']);
  });

  it('should say where an administrator consents to a sign-in', async () => {
    const { out: said } = await make({
      ...LEAST_ENVIRONMENT,
      TEAMS_SSO_RESOURCE: `api://botid-${APP_ID}`,
      MicrosoftAppTenantId: APP_ID,
    });
    const place = `https://login.microsoftonline.com/${APP_ID}/adminconsent?client_id=${APP_ID}`;
    assert.ok(said.endsWith(place), said);
  });

  it('should name every setting that is missing with its remedy, and write nothing', async () => {
    const { status, err } = await make({ TEAMS_DEVELOPER_NAME: '  ' });
    assert.equal(status, 2);
    for (const name of Object.keys(LEAST_ENVIRONMENT)) {
      assert.match(err, new RegExp(`  ${name} is not set\n    allowed: .+\n    remedy:  (copy|write) .+`));
    }
    assert.ok(!existsSync(out));
  });

  const wrong: readonly (readonly [name: string, value: string])[] = [
    ['MicrosoftAppId', 'abc'],
    ['PUBLIC_URL', 'http://desk.example.com'],
    ['TEAMS_DEVELOPER_NAME', 'x'.repeat(33)],
    ['TEAMS_PRIVACY_URL', 'http://contoso.example/privacy'],
    ['TEAMS_TERMS_URL', 'https://user:secret@contoso.example/terms'],
    ['TEAMS_DEVELOPER_URL', 'contoso.example'],
    ['TEAMS_SSO_RESOURCE', APP_ID],
  ];
  for (const [name, value] of wrong) {
    it(`should refuse ${value} as ${name}`, async () => {
      const { status, err } = await make({ ...LEAST_ENVIRONMENT, [name]: value });
      assert.equal(status, 2);
      assert.equal(err.match(/^ {2}\w+ is .*$/gm)?.join(), `  ${name} is ${JSON.stringify(value)}`);
      assert.ok(!existsSync(out));
    });
  }

  it('should need no other setting of the desk to be right', async () => {
    const { status } = await make({ ...LEAST_ENVIRONMENT, PORT: 'none', BACKEND: 'sql' });
    assert.equal(status, 0);
  });

  it('should say so where the file cannot be written', async () => {
    writeFileSync(join(folder, 'file'), '');
    const { status, err } = await make(LEAST_ENVIRONMENT, ['--out', join(folder, 'file', 'desk.zip')]);
    assert.equal(status, 1);
    assert.match(err, /^No package was made: E(NOTDIR|EXIST)/);
  });

  for (const args of [['--out', 'desk'], ['--out', '.zip'], ['--where', 'desk.zip'], ['desk.zip']]) {
    it(`should refuse ${args.join(' ')}`, async () => {
      assert.equal((await make(LEAST_ENVIRONMENT, args)).status, 2);
    });
  }

  it('should explain itself', async () => {
    const { status, out: said } = await make({}, ['--help']);
    assert.equal(status, 0);
    assert.match(said, /--out FILE/);
  });
});
