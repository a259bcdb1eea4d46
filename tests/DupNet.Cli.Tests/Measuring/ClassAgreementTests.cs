using System.Linq;
using DupNet.DataSets;
using DupNet.Evaluation;
using DupNet.Measuring.Photos;
using Xunit;

namespace DupNet.Cli.Tests.Measuring;

public sealed class ClassAgreementTests
{
    private static readonly Box s_box = new(0, 0, 9, 9);

    // Known to the model; named by the labels; what objects of cat and dog and detections of the model's first class become.
    [Theory]
    [InlineData("face", "", "face", "face face", "face", null)]
    [InlineData("face", "cat", "face", "face face", "face", "the labels name cat, the model face: all objects count as face")]
    [InlineData("face", "cat,dog", "face", "face face", "face", "the labels name cat, dog, the model face: all objects count as face")]
    [InlineData("Cat", "cat,dog", "Cat", "Cat", "Cat", "objects of dog do not count: the model does not know them")]
    [InlineData("cat", "cat", "cat", "cat cat", "cat", null)]
    [InlineData("DOG,cat,cow", "cat,dog", "DOG,cat,cow", "cat DOG", "DOG", null)]
    [InlineData("dog,cow", "cat,dog", "dog,cow", "dog", "dog", "objects of cat do not count: the model does not know them")]
    [InlineData("Kafer,cow", "Käfer,dog", "Kafer,cow", "", "Kafer", "objects of dog do not count: the model does not know them")]
    [InlineData("dog,cow", "", "", "  ", "", null)]
    public void NamesAreBroughtTogether(string known, string labelled, string classes, string objects, string detection, string? remark)
    {
        string[] names = known.Split(',');
        ClassAgreement agreement = ClassAgreement.Of(names, labelled.Length == 0 ? [] : labelled.Split(','));
        Assert.Equal(classes, string.Join(',', agreement.Classes));
        Assert.Equal(remark, agreement.Remark);
        var found = new PhotoDetections([new LabelledPhoto("a", "a", 9, 9, [new(s_box, "cat"), new(s_box, "dog")], [])], [[new ScoredBox(s_box, 1, names[0])]], []);
        PhotoDetections agreed = agreement.Apply(found);
        Assert.Equal(objects.Trim(), string.Join(' ', agreed.Photos[0].Objects.Select(labelled => labelled.ClassName)).Trim());
        Assert.Equal(detection, agreed.Detections[0][0].ClassName);
    }

    [Fact]
    public void WithoutClassesEverythingCounts()
    {
        var found = new PhotoDetections(
            [new LabelledPhoto("a", "a", 9, 9, [new(s_box, "cat"), new(s_box, "dog")], [])], [[new ScoredBox(s_box, 1, "cow")]], []);
        PhotoDetections agreed = ClassAgreement.WithoutClasses.Apply(found);
        Assert.Equal(["", ""], agreed.Photos[0].Objects.Select(labelled => labelled.ClassName));
        Assert.Equal("", agreed.Detections[0][0].ClassName);
    }

    [Fact]
    public void NothingInCommonIsRefused() => Assert.Contains(
        "the labels name cat, but the model finds dog, cow", Assert.Throws<LabelException>(() => ClassAgreement.Of(["dog", "cow"], ["cat"])).Message);
}
