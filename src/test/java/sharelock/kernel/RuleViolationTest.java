package sharelock.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import sharelock.kernel.RuleViolation.Rule;

class RuleViolationTest {

    @Test
    void aRuleIsNamedAsInAChecksExpectation() {
        assertThat(Rule.values())
                .extracting(Rule::label)
                .containsExactly(
                        "not-the-holder",
                        "recursive-lock",
                        "sleep-in-atomic",
                        "use-after-free",
                        "double-free",
                        "leak",
                        "foreign-object",
                        "unbalanced-enable",
                        "wrong-cpu");
        assertThat(Rule.USE_AFTER_FREE).hasToString("use-after-free");
    }

    @Test
    void aRuleSaysWhatItForbids() {
        assertThat(Rule.values()).allSatisfy(rule -> assertThat(rule.meaning()).isNotBlank());
    }
}
