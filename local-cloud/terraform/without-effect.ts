// What the Terraform JSON may contain and the local cloud deliberately ignores. Everything else that it does not
// understand is reported at the start.

/** Types of resources, each with the reason. */
export const TYPES_WITHOUT_EFFECT: Record<string, string> = {
  google_project_service: 'every simulated API is always switched on',
  google_project_service_identity: 'service agents exist from the start',
  google_compute_managed_ssl_certificate: 'nothing here speaks TLS',
  google_compute_ssl_policy: 'nothing here speaks TLS',
  google_cloud_run_domain_mapping: 'services answer under the names of this machine',
  time_sleep: 'permissions have their effect at once',
  google_artifact_registry_repository: 'services run from the working tree, images are not pulled',
  google_artifact_registry_repository_iam_member: 'images are not pulled',
  google_monitoring_dashboard: 'nobody draws it here',
  google_project_iam_audit_config: 'there is no audit log',
}

/** Attributes of the types that are read, with the reason. `*` stands for every type. */
export const ATTRIBUTES_WITHOUT_EFFECT: Record<string, Record<string, string>> = {
  '*': {
    project: 'there is one project',
    deletion_protection: 'there is no destroy',
    deletion_policy: 'there is no destroy',
    labels: 'for bills and filters, where the description has no place for them',
    user_labels: 'for bills and filters',
  },
  google_storage_bucket: {
    force_destroy: 'there is no destroy',
    autoclass: 'storage classes cost nothing here',
    rpo: 'there is one copy',
    custom_placement_config: 'there is one copy',
  },
  google_pubsub_topic: { message_storage_policy: 'there is one place' },
  google_pubsub_subscription: { expiration_policy: 'an unused subscription is never removed here' },
  google_service_account: {
    display_name: 'for people',
    description: 'for people',
    create_ignore_already_exists: 'there is no apply',
  },
  google_cloud_run_v2_service: {
    annotations: 'for people and tools',
    client: 'for people and tools',
    client_version: 'for people and tools',
    description: 'for people',
    location: 'there is one place',
    launch_stage: 'for Terraform',
  },
  google_compute_region_network_endpoint_group: {
    region: 'there is one place',
    network_endpoint_type: 'every backend is a Cloud Run service',
  },
  google_compute_backend_service: {
    load_balancing_scheme: 'there is one kind of load balancer',
    protocol: 'nothing here speaks TLS',
    log_config: 'Cloud Run logs the requests',
  },
  google_compute_target_https_proxy: {
    ssl_certificates: 'nothing here speaks TLS',
    ssl_policy: 'nothing here speaks TLS',
  },
  google_compute_global_forwarding_rule: {
    load_balancing_scheme: 'there is one kind of load balancer',
  },
  google_compute_security_policy: {
    type: 'there is one kind of policy',
    advanced_options_config: 'bodies are not looked at',
  },
  google_firestore_database: {
    concurrency_mode: 'transactions are as strict as the pessimistic mode',
    app_engine_integration_mode: 'there is no App Engine',
    database_edition: 'only the standard edition is simulated',
  },
  google_secret_manager_secret: {
    annotations: 'for people and tools',
    replication: 'there is one copy',
  },
  google_cloud_scheduler_job: {
    description: 'for people',
    region: 'there is one place',
    attempt_deadline: 'publishing to a local topic takes no time',
    retry_config: 'publishing to a local topic does not fail',
  },
}

/** Data sources whose attributes are all computed, so reading them needs nothing. */
export const DATA_SOURCES = new Set([
  'google_project',
  'google_client_config',
  'google_storage_project_service_account',
])
