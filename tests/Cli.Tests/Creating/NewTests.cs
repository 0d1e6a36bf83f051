using SchemaPacks.Tests.Running;

namespace SchemaPacks.Tests.Creating;

/// <summary>That what is made builds is shown by TemplateTests, where it is the same as what the templates make.</summary>
public sealed class NewTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("schemapacks-new-");

    [Fact]
    public async Task A_pack_that_was_made_has_nothing_that_lint_minds()
    {
        Ran made = await Ran.InsideAsync("new", "Acme.Shop", "--output", Path.Combine(_folder.FullName, "made"));
        made.ExitCode.Should().Be(0);
        made.Output.Should().Contain("made/Acme.Shop/Schemas/page-viewed.yaml\n").And.Contain("files made. Next: cd ");
        Ran linted = await Ran.InsideAsync("lint", Path.Combine(_folder.FullName, "made"), "--fail-level", "information");
        linted.Output.Should().Contain("Found nothing in 1 schema");
        linted.ExitCode.Should().Be(0);
    }

    [Theory]
    [InlineData("Acme Shop")]
    [InlineData("../Acme")]
    [InlineData("Acme..Shop")]
    [InlineData("9Acme")]
    public async Task A_name_that_is_none_is_refused(string name)
    {
        Ran ran = await Ran.InsideAsync("new", name, "--output", Path.Combine(_folder.FullName, "made"));
        ran.ExitCode.Should().Be(2);
        ran.Error.Should().Contain("can be no project's name");
        Directory.Exists(Path.Combine(_folder.FullName, "made")).Should().BeFalse();
    }

    [Fact]
    public async Task A_folder_that_has_something_in_it_is_left_alone()
    {
        await File.WriteAllTextAsync(Path.Combine(_folder.FullName, "mine.txt"), "mine", TestContext.Current.CancellationToken);
        Ran ran = await Ran.InsideAsync("new", "Acme.Shop", "--output", _folder.FullName);
        ran.ExitCode.Should().Be(2);
        ran.Error.Should().Contain("is not empty");
        _folder.GetFileSystemInfos().Should().ContainSingle();
    }

    public void Dispose() => _folder.Delete(recursive: true);
}
