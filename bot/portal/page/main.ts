import { Conversation } from './conversation.js';
import { DemoUsers } from './demoUsers.js';
import { Notices } from './notice.js';
import { onSystemTheme, rememberLanguage, shownTheme, switchTheme } from './preferences.js';
import { watchSockets } from './sockets.js';
import { showTexts, textsOf } from './texts.js';

function find<T extends HTMLElement>(selector: string): T {
  return document.querySelector(selector) as T;
}

let texts = textsOf(document.documentElement.lang.slice(0, 2));
const notices = new Notices(texts);
const nonce = find<HTMLScriptElement>('script[nonce]').nonce;
const demoUsers = new DemoUsers(find('#demoUser'), find('#initials'), texts);
const conversation = new Conversation(find('#chat'), nonce, notices, texts, demoUsers.chosen);
demoUsers.onChoice((id) => void conversation.continueAs(id));

function showTheme(): void {
  document.documentElement.dataset.shown = shownTheme();
  find('#theme').setAttribute(
    'aria-label',
    shownTheme() === 'dark' ? texts.theme.toLight : texts.theme.toDark,
  );
}

function useLanguage(language: string): void {
  texts = textsOf(language);
  rememberLanguage(language);
  showTexts(texts);
  showTheme();
  notices.setTexts(texts);
  conversation.setTexts(texts);
  demoUsers.setTexts(texts);
}

const languageList = find<HTMLSelectElement>('#language');
languageList.addEventListener('change', () => useLanguage(languageList.value));

onSystemTheme(showTheme);
find('#theme').addEventListener('click', () => {
  switchTheme();
  showTheme();
});

const confirmation = find<HTMLDialogElement>('#confirm');
find('#fresh').addEventListener('click', () => {
  confirmation.returnValue = '';
  confirmation.showModal();
});
confirmation.addEventListener('close', () => {
  if (confirmation.returnValue === 'yes') void conversation.startOver();
});

const reopen = () => void conversation.open();
const sockets = watchSockets((state) => {
  notices.setStatus(state === 'open' ? 'online' : 'offline');
  if (state === 'open') notices.clear('trouble');
  else notices.show(navigator.onLine ? 'interrupted' : 'noNetwork', reopen);
});
addEventListener('offline', () => {
  notices.setStatus('offline');
  notices.show('noNetwork', reopen);
});
addEventListener('online', () => {
  if (!sockets.isOpen()) return reopen();
  notices.setStatus('online');
  notices.clear('trouble');
});

reopen();
