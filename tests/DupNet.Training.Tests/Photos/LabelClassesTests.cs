using System.Collections.Generic;
using System.IO;
using System.Linq;
using DupNet.DataSets;
using DupNet.Evaluation;
using DupNet.Training.Photos;
using DupNet.Training.Recipes;
using Xunit;

namespace DupNet.Training.Tests.Photos;

public sealed class LabelClassesTests
{
    private static readonly DataSource s_source = new("photos");
    private static readonly Recipe s_several = GeneratedRecipe.WithClasses("ring", "cup");

    private readonly StringWriter _told = new();

    [Fact]
    public void NamesAreTheRecipesWhateverTheirCase()
    {
        IReadOnlyList<LabelledPhoto> named = new LabelClasses(s_several).ForTraining(s_source, [Photo("Ring", "cup", "RING")], _told);
        Assert.Equal("ring cup ring", Names(named));
        Assert.Empty(_told.ToString());
    }

    [Fact]
    public void NamesAreTheRecipesWhateverTheirLetters()
    {
        var classes = new LabelClasses(GeneratedRecipe.WithClasses("Kafer", "cup"));
        Assert.Equal("Kafer cup", Names(classes.ForTraining(s_source, [Photo("Käfer", "cup")], _told)));
        Assert.Equal("Kafer", Names(classes.ForMeasuring(s_source, [Photo("KÄFER")], _told)));
        Assert.Empty(_told.ToString());
    }

    [Fact]
    public void ObjectsWithoutANameAreOfTheOnlyClass()
    {
        // They keep the empty name: box conventions hold for named objects.
        LabelledPhoto[] photos = [Photo("", ""), Photo("face")];
        Assert.Equal("  face", Names(new LabelClasses(GeneratedRecipe.Small).ForTraining(s_source, photos, _told)));
        Assert.Equal(0, LabelClasses.IndexOf(["face"], ""));
        Assert.Contains("the labels of 2 objects name no class, those of others ring. --class", Refused(s_several, Photo("", "ring", "")));
        Assert.Contains("name no class, but the recipe has several: ring, cup. --class", Refused(s_several, Photo("")));
    }

    [Fact]
    public void OtherClassesAreRefusedOrBackgroundOrIgnored()
    {
        LabelledPhoto photo = Photo("ring", "dog", "cup", "cat");
        Assert.Contains("photos: labels are of the classes cat, cup, dog, ring, but the recipe trains ring, cup;", Refused(s_several, photo));
        LabelledPhoto background = Assert.Single(Classes(s_several, OtherClasses.Background).ForTraining(s_source, [photo], _told));
        Assert.Equal("ring cup", Names([background]));
        Assert.Empty(background.Ignored);
        Assert.Contains("objects of cat, dog are background", _told.ToString());

        LabelledPhoto ignored = Assert.Single(Classes(s_several, OtherClasses.Ignore).ForTraining(s_source, [photo], _told));
        Assert.Equal("ring cup", Names([ignored]));
        Assert.Equal([photo.Boxes[1], photo.Boxes[3]], ignored.Ignored);
        Assert.Contains("objects of cat, dog are ignored", _told.ToString());
    }

    [Fact]
    public void NothingToLearnIsRefusedAndWhatIsNeverSeenIsTold()
    {
        Assert.Contains("no photo shows an object, so there is nothing to learn", Refused(s_several, Photo()));
        Assert.Contains(
            "no photo shows an object of ring, cup, so there is nothing to learn",
            Assert.Throws<LabelException>(() => Classes(s_several, OtherClasses.Background).ForTraining(s_source, [Photo("dog")], _told)).Message);
        new LabelClasses(s_several).ForTraining(s_source, [Photo("cup")], _told);
        Assert.Contains("no photo to train with shows ring, so the model will find none", _told.ToString());
    }

    [Fact]
    public void WhereBothHaveOneClassItIsMeasuredWhateverItsName()
    {
        var one = new LabelClasses(GeneratedRecipe.Small);
        Assert.Equal("face face", Names(one.ForMeasuring(s_source, [Photo("head", "head")], _told)));
        Assert.Contains("the labels name head, the model face: all objects count as face", _told.ToString());
        Assert.Equal("face", Names(one.ForMeasuring(s_source, [Photo("head", "face")], _told)));
        Assert.Contains("objects of head are background", _told.ToString());
        Assert.Contains(
            "labels are of the classes cat, dog, but the model finds face", Assert.Throws<LabelException>(() => one.ForMeasuring(s_source, [Photo("dog", "cat")], _told)).Message);
        Assert.Contains(
            "labels are of the classes dog, but the model finds ring, cup", Assert.Throws<LabelException>(() => new LabelClasses(s_several).ForMeasuring(s_source, [Photo("dog")], _told)).Message);
    }

    private static LabelClasses Classes(Recipe recipe, OtherClasses others) => new(recipe with { Training = recipe.Training with { OtherClasses = others } });

    private string Refused(Recipe recipe, params LabelledPhoto[] photos) => Assert.Throws<LabelException>(() => new LabelClasses(recipe).ForTraining(s_source, photos, _told)).Message;

    private static string Names(IEnumerable<LabelledPhoto> photos) => string.Join(' ', photos.SelectMany(photo => photo.Objects).Select(labelled => labelled.ClassName));

    private static LabelledPhoto Photo(params string[] names) =>
        new("a.png", "a.png", 100, 100, [.. names.Select((name, i) => new LabelledObject(new Box(10 * i, 1, 9, 9), name))], []);
}
