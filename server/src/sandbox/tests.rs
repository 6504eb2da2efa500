use super::*;

#[test]
fn a_folder_is_taken_when_it_is_empty_and_erased_when_it_is_ours() {
    let root = tempfile::tempdir().unwrap();
    let (new, real) = (root.path().join("new"), root.path().join("real"));
    mark(&new).unwrap();
    std::fs::create_dir(new.join("pg")).unwrap();
    mark(&new).unwrap();
    assert!(matches!(refuse_marked(&new), Err(SandboxError::NotAService(_))));
    std::fs::create_dir_all(real.join("pg")).unwrap();
    assert!(matches!(mark(&real), Err(SandboxError::NotOurs(_))));
    assert!(matches!(erase(&real), Err(SandboxError::NotOurs(_))));
    assert!(refuse_marked(&real).is_ok() && real.join("pg").exists());
    erase(&new).unwrap();
    assert!(!new.exists());
}

#[test]
fn lessons_get_harder_and_leave_room() {
    assert!(LESSONS.windows(2).all(|two| two[0].level <= two[1].level));
    assert!((LESSONS.len() as u64) <= ROOM);
}
