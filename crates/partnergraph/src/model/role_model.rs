//! The roles that a case is read with.

use std::sync::{Arc, LazyLock};

use serde::{Deserialize, Serialize};

use super::{Labels, Role, RoleModel, code::Language};

/// The id of the built-in building-block model.
pub const BYGGEKLOSS: &str = "byggekloss";

/// The six roles: id, then Norwegian, Danish and English.
///
/// Order and Norwegian names after the building-block model of nabolaghus.no; the Danish and English names are ours.
const BYGGEKLOSS_ROLES: [(&str, [&str; 3]); 6] = [
    ("owner", ["eier", "ejer", "owner"]),
    ("funder", ["finansieringspartner", "finansieringspartner", "funding partner"]),
    ("operator", ["drifter", "driftsansvarlig", "operator"]),
    ("programme_coordinator", ["programansvarlig", "programansvarlig", "programme coordinator"]),
    ("neighbourhood_partner", ["nærmiljøpartner", "lokalområdepartner", "neighbourhood partner"]),
    ("activity_partner", ["aktivitetspartner", "aktivitetspartner", "activity partner"]),
];

/// The model that cases have which name none; they all share it.
pub(crate) fn preset() -> Arc<RoleModel> {
    static PRESET: LazyLock<Arc<RoleModel>> = LazyLock::new(|| Arc::new(RoleModel::byggekloss()));
    Arc::clone(&PRESET)
}

/// The built-in models.
pub(crate) const BUILT_IN: [&str; 1] = [BYGGEKLOSS];

impl RoleModel {
    /// The building-block model of Norwegian neighbourhood houses: owner, funder, operator, programme coordinator,
    /// neighbourhood partner, activity partner.
    #[must_use]
    pub fn byggekloss() -> Self {
        Self::new(BYGGEKLOSS).with_roles(
            BYGGEKLOSS_ROLES.map(|(id, [nb, da, en])| {
                Role::new(id).with_label(Labels::default().with_nb(nb).with_da(da).with_en(en)).with_required(true)
            }),
        )
    }

    /// The built-in model with this id, if there is one.
    #[must_use]
    pub fn built_in(id: &str) -> Option<Self> {
        (id == BYGGEKLOSS).then(Self::byggekloss)
    }
}

impl Role {
    /// What the role is called in a language; in another one where that is not given; its id where none is.
    #[must_use]
    pub fn name(&self, language: Language) -> &str {
        let label = self.label();
        let wanted = match language {
            Language::Nb => label.nb(),
            Language::Da => label.da(),
            Language::En => label.en(),
        };
        wanted.or(label.en()).or(label.nb()).or(label.da()).unwrap_or(self.id().as_str())
    }
}

/// The id of a built-in role model.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct RoleModelId(String);

impl RoleModelId {
    /// The id as it is written.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl From<&str> for RoleModelId {
    fn from(id: &str) -> Self {
        Self(id.to_owned())
    }
}

/// The role model of a case: a built-in one by its id, or one of the document's own.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(untagged)]
#[non_exhaustive]
pub enum RoleModelChoice {
    /// A built-in model.
    BuiltIn(RoleModelId),
    /// The document's own model.
    Own(RoleModel),
}

impl From<RoleModel> for RoleModelChoice {
    fn from(model: RoleModel) -> Self {
        Self::Own(model)
    }
}

impl From<&str> for RoleModelChoice {
    fn from(id: &str) -> Self {
        Self::BuiltIn(id.into())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_built_in_model_has_six_roles_in_the_order_of_the_source() {
        let model = RoleModel::byggekloss();
        let ids: Vec<_> = model.roles().iter().map(|role| role.id().as_str()).collect();
        assert_eq!(ids, ["owner", "funder", "operator", "programme_coordinator", "neighbourhood_partner", "activity_partner"]);
        assert_eq!(model.roles()[2].name(Language::Da), "driftsansvarlig");
        assert_eq!(RoleModel::built_in("other"), None);
    }

    #[test]
    fn a_role_without_a_label_is_called_by_its_id() {
        assert_eq!(Role::new("builder").name(Language::Nb), "builder");
        let named = Role::new("builder").with_label(Labels::default().with_nb("byggherre"));
        assert_eq!(named.name(Language::En), "byggherre");
    }
}
