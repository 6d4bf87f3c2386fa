import SpecificationSuites
import SiteTrials
import Testing

/// The public suites through the program, as other tools use it.
@Suite struct ConformanceTests {
    static let suites = ["commonmark-0.30.txt", "cmark-regression-0.30.2.txt"]

    @Test(arguments: suites)
    func `every example is rendered to the byte`(suite: String) throws {
        let examples = try SpecificationExample.suite(suite)
        #expect(examples.count > 10)
        let program = Program.path
        for example in examples {
            let run = try Program.run(program, ["render", "--commonmark", "--unsafe"], input: example.markdown)
            #expect(run.code == 0 && run.errors.isEmpty && run.output == example.html, "example \(example.number)")
        }
    }
}
