import type { InvokeHandler } from '../../invokes/invokeHandler.js';
import type { ExtensionPorts } from './extensionPorts.js';
import { anonymousLinkHandler, linkHandler } from './linkHandlers.js';
import { QueryHandler } from './queryHandler.js';
import { ReservationSearch } from './reservationSearch.js';
import { selectHandler } from './selectHandler.js';
import { SharedCards } from './sharedCards.js';
import { SupportFiling } from './supportFiling.js';
import { SupportHandlers } from './supportHandlers.js';
import { SupportSubjects } from './supportSubjects.js';
import { SupportWindow } from './supportWindow.js';
import { TypeAhead } from './typeAhead.js';

/** Everything that the message extension, its links and its window are asked. */
export function extensionHandlers(ports: ExtensionPorts): readonly InvokeHandler[] {
  const search = new ReservationSearch(ports);
  const cards = new SharedCards(ports);
  const typeAhead = new TypeAhead(ports, search);
  const subjects = new SupportSubjects(ports, typeAhead);
  const support = new SupportHandlers(new SupportWindow(ports, subjects), new SupportFiling(ports, subjects));
  return [
    new QueryHandler(ports, search, cards).handler,
    selectHandler(ports, cards),
    linkHandler(ports, cards),
    anonymousLinkHandler(),
    typeAhead.handler,
    ...support.handlers,
  ];
}
