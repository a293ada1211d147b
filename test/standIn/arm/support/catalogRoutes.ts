import type { StandInReply, StandInRequest, StandInRoute } from '../../standInRoute.js';
import { ok, refuse } from '../../standInService.js';
import {
  classificationPath,
  type ProblemClassification,
  SUPPORT_SERVICES,
  type SupportService,
  servicePath,
} from './supportCatalog.js';

const SERVICES = '/providers/Microsoft.Support/services';

/** Services that support is given for, and the problems that each has. */
export function supportCatalogRoutes(): StandInRoute[] {
  return [
    {
      method: 'GET',
      path: SERVICES,
      operation: 'support.listServices',
      answer: () => ok({ value: SUPPORT_SERVICES.map(serviceBody) }),
    },
    {
      method: 'GET',
      path: `${SERVICES}/:service`,
      operation: 'support.getService',
      answer: (request) => ok(serviceBody(serviceOf(request))),
    },
    {
      method: 'GET',
      path: `${SERVICES}/:service/problemClassifications`,
      operation: 'support.listClassifications',
      answer: listClassifications,
    },
    {
      method: 'GET',
      path: `${SERVICES}/:service/problemClassifications/:classification`,
      operation: 'support.getClassification',
      answer: getClassification,
    },
  ];
}

function listClassifications(request: StandInRequest): StandInReply {
  const service = serviceOf(request);
  return ok({ value: service.classifications.map((one) => classificationBody(service, one)) });
}

function getClassification(request: StandInRequest): StandInReply {
  const service = serviceOf(request);
  const found = service.classifications.find(({ name }) => name === request.params.classification);
  return found
    ? ok(classificationBody(service, found))
    : refuse(404, 'NotFound', 'There is no such problem classification.');
}

function serviceOf({ params }: StandInRequest): SupportService {
  const found = SUPPORT_SERVICES.find(({ name }) => name === params.service);
  return found ?? refuse(404, 'NotFound', 'There is no such service.');
}

function serviceBody(service: SupportService): object {
  const { name, displayName, resourceTypes } = service;
  const properties = { displayName, resourceTypes };
  return { id: servicePath(service), name, type: 'Microsoft.Support/services', properties };
}

function classificationBody(service: SupportService, classification: ProblemClassification): object {
  const { name, displayName } = classification;
  return {
    id: classificationPath(service, classification),
    name,
    type: 'Microsoft.Support/problemClassifications',
    properties: { displayName },
  };
}
