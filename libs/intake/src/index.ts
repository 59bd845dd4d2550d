export { INTAKE_ENTITIES } from './adapters/persistence/entities';
export { IntakeHttpModule } from './intake-http.module';
export { IntakeModule } from './intake.module';
