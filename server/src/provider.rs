//! The identity provider of the institution, for staff: OpenID Connect with PKCE (in France ProConnect). It says who somebody is and
//! whether they gave a second factor; which account that is, and what it may do, stays with Abri.

mod wire;

use crate::config::ProviderArgs;
use openidconnect::core::{CoreAuthenticationFlow, CoreClient, CoreProviderMetadata};
use openidconnect::{
    AuthType, AuthenticationContextClass, AuthorizationCode, AuthorizationRequest, ClientId, ClientSecret,
    CsrfToken, IssuerUrl, Nonce, PkceCodeChallenge, PkceCodeVerifier, RedirectUrl, Scope, TokenResponse,
};
use std::error::Error;
use time::{Duration, OffsetDateTime};
use tokio::sync::RwLock;
use wire::Wire;

/// What the provider publishes of itself, its keys too, is asked again after that long.
const FRESH: Duration = Duration::hours(1);

/// Why the provider can't be used: the service does not start.
#[derive(Debug, thiserror::Error)]
pub enum ProviderSetupError {
    /// The issuer is no address, or one in clear that is not of this machine.
    #[error("the identity provider's address must be https")]
    Address,
    /// A client id or a secret goes with the issuer.
    #[error("the identity provider needs a client id and the file of its secret")]
    Incomplete,
    /// The file of the secret.
    #[error("the file of the identity provider's secret could not be read")]
    Secret(#[source] std::io::Error),
    /// TLS could not be set up.
    #[error("TLS towards the identity provider could not be set up")]
    Tls(#[source] reqwest::Error),
}

/// Why somebody could not be identified. What the provider said is not repeated: it may name them.
#[derive(Debug, thiserror::Error)]
pub enum ProviderError {
    /// It did not answer, or nothing that can be read.
    #[error("the identity provider did not answer")]
    Silent,
    /// Its answer does not prove anything.
    #[error("the identity provider's answer does not hold")]
    Unproven,
}

/// What ties the two halves of a sign-in together; made anew for each.
pub struct Ties {
    /// Comes back with the person.
    pub state: String,
    /// Stands in what the provider signs.
    pub nonce: String,
    /// Proves that the code is redeemed by who asked for it (RFC 7636).
    pub verifier: String,
}

/// Who somebody is, to the provider.
pub struct Identity {
    /// The issuer and its name for them; never shown.
    pub subject: String,
    /// They gave a second factor there.
    pub is_strong: bool,
}

/// The provider.
pub struct Provider {
    issuer: IssuerUrl,
    client_id: ClientId,
    secret: ClientSecret,
    back: RedirectUrl,
    name: String,
    strong: Vec<String>,
    wire: Wire,
    known: RwLock<Option<(OffsetDateTime, CoreProviderMetadata)>>,
}

impl Provider {
    /// The provider of these options, if they name one; `back` is where people come back to.
    pub fn open(args: &ProviderArgs, back: String) -> Result<Option<Self>, ProviderSetupError> {
        let Some(issuer) = &args.provider_issuer else { return Ok(None) };
        let (Some(client_id), Some(file)) = (&args.provider_client_id, &args.provider_secret_file) else {
            return Err(ProviderSetupError::Incomplete);
        };
        let secret = std::fs::read_to_string(file).map_err(ProviderSetupError::Secret)?;
        let issuer = IssuerUrl::new(issuer.clone()).map_err(|_| ProviderSetupError::Address)?;
        let is_local = matches!(issuer.url().host_str(), Some("127.0.0.1" | "localhost"));
        if issuer.url().scheme() != "https" && !(is_local && issuer.url().scheme() == "http") {
            return Err(ProviderSetupError::Address);
        }
        Ok(Some(Self {
            issuer,
            client_id: ClientId::new(client_id.clone()),
            secret: ClientSecret::new(secret.trim().to_owned()),
            back: RedirectUrl::new(back).map_err(|_| ProviderSetupError::Address)?,
            name: args.provider_name.clone(),
            strong: args.provider_strong_acr.clone(),
            wire: Wire::new().map_err(ProviderSetupError::Tls)?,
            known: RwLock::default(),
        }))
    }

    /// Its name on the screens.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Where the person goes to say who they are.
    pub async fn address(&self, ties: &Ties, now: OffsetDateTime) -> Result<String, ProviderError> {
        let client = CoreClient::from_provider_metadata(
            self.metadata(now).await?,
            self.client_id.clone(),
            Some(self.secret.clone()),
        )
        .set_redirect_uri(self.back.clone());
        let verifier = PkceCodeVerifier::new(ties.verifier.clone());
        let (state, nonce) = (CsrfToken::new(ties.state.clone()), Nonce::new(ties.nonce.clone()));
        let request = client
            .authorize_url(CoreAuthenticationFlow::AuthorizationCode, move || state, move || nonce)
            .add_scope(Scope::new("openid".to_owned()))
            .set_pkce_challenge(PkceCodeChallenge::from_code_verifier_sha256(&verifier));
        let wanted = self.strong.iter().cloned().map(AuthenticationContextClass::new);
        let (url, _, _) = wanted.fold(request, AuthorizationRequest::add_auth_context_value).url();
        Ok(url.into())
    }

    /// Who came back with that code. What the provider signed is checked against its keys, this service and these ties.
    pub async fn identify(
        &self,
        code: &str,
        ties: &Ties,
        now: OffsetDateTime,
    ) -> Result<Identity, ProviderError> {
        let found = self.redeem(code, ties, now).await;
        if found.is_err() {
            // Its keys may have changed: the next one asks for them anew.
            *self.known.write().await = None;
        }
        found
    }

    async fn redeem(&self, code: &str, ties: &Ties, now: OffsetDateTime) -> Result<Identity, ProviderError> {
        let metadata = self.metadata(now).await?;
        let methods = metadata.token_endpoint_auth_methods_supported();
        let in_header = methods.is_none_or(|all| all.iter().any(wire::is_basic));
        let (id, secret) = (self.client_id.clone(), Some(self.secret.clone()));
        let client = CoreClient::from_provider_metadata(metadata, id, secret)
            .set_redirect_uri(self.back.clone())
            .set_auth_type(if in_header { AuthType::BasicAuth } else { AuthType::RequestBody });
        let answer = client
            .exchange_code(AuthorizationCode::new(code.to_owned()))
            .map_err(unproven)?
            .set_pkce_verifier(PkceCodeVerifier::new(ties.verifier.clone()))
            .request_async(&self.wire)
            .await
            .map_err(unproven)?;
        let token = answer.id_token().ok_or(ProviderError::Unproven)?;
        let claims =
            token.claims(&client.id_token_verifier(), &Nonce::new(ties.nonce.clone())).map_err(unproven)?;
        let acr = claims.auth_context_ref().map(|acr| acr.as_str().to_owned());
        Ok(Identity {
            subject: format!("{} {}", self.issuer.as_str(), claims.subject().as_str()),
            is_strong: acr.is_some_and(|acr| self.strong.contains(&acr)),
        })
    }

    async fn metadata(&self, now: OffsetDateTime) -> Result<CoreProviderMetadata, ProviderError> {
        if let Some((since, known)) = &*self.known.read().await
            && now - *since < FRESH
        {
            return Ok(known.clone());
        }
        let found = CoreProviderMetadata::discover_async(self.issuer.clone(), &self.wire).await;
        let found = found.map_err(|_| ProviderError::Silent)?;
        *self.known.write().await = Some((now, found.clone()));
        Ok(found)
    }
}

/// The kind of fault goes to the log, without what the provider wrote.
fn unproven<E: Error>(error: E) -> ProviderError {
    let kind = std::any::type_name_of_val(&error);
    tracing::warn!(kind, "an answer of the identity provider was refused");
    drop(error);
    ProviderError::Unproven
}
