using System;
using System.IO;
using DupNet.DataSets;
using DupNet.Training.Learning;
using Xunit;

namespace DupNet.Training.Tests.Learning;

public sealed class RunFolderTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly string _recipe;
    private readonly RunFolder _run;

    public RunFolderTests()
    {
        _recipe = _folder.File("my-recipe.json");
        File.WriteAllText(_recipe, File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "default-recipe.json")));
        _run = new RunFolder(_folder.File("run"));
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void ARunWithoutACheckpointIsReplaced()
    {
        _run.Create(_recipe, new DataSource("first"), startModel: [1], teacherFolder: "teacher");
        foreach (string path in new[] { _run.CheckpointPath + ".new", Mine() })
        {
            File.WriteAllText(path, "old");
        }

        // Its own copy of the recipe will do.
        _run.Create(_run.RecipePath, new DataSource("second"));
        Assert.Equal("second", _run.ReadDataSource().Folder);
        Assert.Equal(File.ReadAllText(_recipe), File.ReadAllText(_run.RecipePath));
        Assert.False(_run.StartsFromModel);
        Assert.Null(_run.ReadTeacherFolder());
        Assert.Equal("old", File.ReadAllText(Mine()));
        Assert.Equal(3, Directory.GetFiles(_run.Path).Length);
    }

    [Fact]
    public void ARunWithACheckpointStays()
    {
        _run.Create(_recipe, new DataSource("first"));
        File.WriteAllText(_run.CheckpointPath, string.Empty);
        File.Delete(_run.RecipePath);
        Assert.Contains("holds a run already", Assert.Throws<RunException>(() => _run.Create(_recipe, new DataSource("second"))).Message);
        Assert.Equal("first", _run.ReadDataSource().Folder);
        Assert.False(File.Exists(_run.RecipePath));
    }

    [Theory]
    [InlineData("training.csv")]
    [InlineData("validation.csv")]
    [InlineData("hard-negatives.csv")]
    public void TablesOfARunWithoutItsCheckpointStay(string name)
    {
        _run.Create(_recipe, new DataSource("first"));
        string path = Path.Combine(_run.Path, name);
        File.WriteAllText(path, "old");
        Assert.Contains($"{path}: is in the way", Assert.Throws<RunException>(() => _run.Create(_recipe, new DataSource("second"))).Message);
        Assert.Equal("old", File.ReadAllText(path));
        Assert.Equal("first", _run.ReadDataSource().Folder);
    }

    // As where a recipe lies beside the model of its card.
    [Theory]
    [InlineData("recipe.json")]
    [InlineData("start.dupnet")]
    [InlineData("training.csv")]
    public void AFileThatNoRunWroteStays(string name)
    {
        string path = Path.Combine(Directory.CreateDirectory(_run.Path).FullName, name);
        File.WriteAllText(path, "mine");
        Assert.Contains($"{path}: is in the way", Assert.Throws<RunException>(() => _run.Create(_recipe, new DataSource("data"))).Message);
        Assert.Equal("mine", File.ReadAllText(path));
        Assert.Single(Directory.GetFiles(_run.Path));
    }

    [Fact]
    public void OtherFoldersThanTheNotedOnesAreRefused()
    {
        _run.Create(_recipe, new DataSource(_folder.File("photos")), teacherFolder: _folder.File("teacher"));
        _run.CheckData(new DataSource(_folder.File("photos") + "/"));
        _run.CheckTeacherFolder(_folder.File("other/../teacher"));
        string message = Assert.Throws<RunException>(() => _run.CheckData(new DataSource(_folder.File("others")))).Message;
        Assert.Contains(_folder.File("others") + ":", message);
        Assert.Contains(_folder.File("photos") + ";", message);
        message = Assert.Throws<RunException>(() => _run.CheckTeacherFolder(_folder.File("others"))).Message;
        Assert.Contains(_folder.File("teacher") + ";", message);
        File.Delete(_run.TeacherFolderPath);
        Assert.Contains("without a teacher", Assert.Throws<RunException>(() => _run.CheckTeacherFolder(_folder.File("teacher"))).Message);
    }

    [Fact]
    public void ARecipeIsComparedWithTheRuns()
    {
        Assert.Contains("holds no training run", Assert.Throws<RunException>(() => _run.CheckRecipe(_recipe)).Message);
        _run.Create(_recipe, new DataSource("data"));
        _run.CheckRecipe(_recipe);
        File.AppendAllText(_recipe, "\n");
        Assert.Contains("differs", Assert.Throws<RunException>(() => _run.CheckRecipe(_recipe)).Message);
    }

    private string Mine() => Path.Combine(_run.Path, "notes.txt");
}
