import type access from './en/access.json';
import type answered from './en/answered.json';
import type approvals from './en/approvals.json';
import type change from './en/change.json';
import type commands from './en/commands.json';
import type common from './en/common.json';
import type configuration from './en/configuration.json';
import type customers from './en/customers.json';
import type dates from './en/dates.json';
import type errors from './en/errors.json';
import type exchange from './en/exchange.json';
import type extension from './en/extension.json';
import type form from './en/form.json';
import type group from './en/group.json';
import type labels from './en/labels.json';
import type list from './en/list.json';
import type menu from './en/menu.json';
import type myData from './en/myData.json';
import type notices from './en/notices.json';
import type overview from './en/overview.json';
import type portfolio from './en/portfolio.json';
import type products from './en/products.json';
import type properties from './en/properties.json';
import type quote from './en/quote.json';
import type request from './en/request.json';
import type requests from './en/requests.json';
import type reservations from './en/reservations.json';
import type resources from './en/resources.json';
import type roles from './en/roles.json';
import type service from './en/service.json';
import type signIn from './en/signIn.json';
import type teamsApp from './en/teamsApp.json';
import type understanding from './en/understanding.json';
import type usage from './en/usage.json';

/** One member a file of a language folder; English is the reference that the other languages must match. */
interface Areas {
  access: typeof access;
  answered: typeof answered;
  approvals: typeof approvals;
  change: typeof change;
  commands: typeof commands;
  common: typeof common;
  configuration: typeof configuration;
  customers: typeof customers;
  dates: typeof dates;
  errors: typeof errors;
  exchange: typeof exchange;
  extension: typeof extension;
  form: typeof form;
  group: typeof group;
  labels: typeof labels;
  list: typeof list;
  menu: typeof menu;
  myData: typeof myData;
  notices: typeof notices;
  overview: typeof overview;
  portfolio: typeof portfolio;
  products: typeof products;
  properties: typeof properties;
  quote: typeof quote;
  request: typeof request;
  requests: typeof requests;
  reservations: typeof reservations;
  resources: typeof resources;
  roles: typeof roles;
  service: typeof service;
  signIn: typeof signIn;
  teamsApp: typeof teamsApp;
  understanding: typeof understanding;
  usage: typeof usage;
}

type Leaves<T> = {
  [K in keyof T & string]: T[K] extends string ? K : `${K}.${Leaves<T[K]>}`;
}[keyof T & string];

type WithoutPlural<K> = K extends `${infer Base}_${'one' | 'other' | 'many'}` ? Base : K;

/** Every text of the language files, as `area.path`; plural forms count as one key. */
export type TextKey = WithoutPlural<Leaves<Areas>>;
