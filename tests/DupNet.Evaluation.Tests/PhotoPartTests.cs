using Xunit;

namespace DupNet.Evaluation.Tests;

public sealed class PhotoPartTests
{
    [Theory]
    [InlineData("crowd_12.jpg", "crowd")]
    [InlineData("crowd_12_3.jpg", "crowd")]
    [InlineData("12.jpg", "other")]
    [InlineData("_12.jpg", "other")]
    [InlineData("", "other")]
    [InlineData("other_12.jpg", "other_")]
    [InlineData("all_12.jpg", "all_")]
    [InlineData("allee_12.jpg", "allee")]
    public void WhatIsBeforeTheFirstUnderscoreIsThePart(string name, string part) => Assert.Equal(part, PhotoPart.Of(name));
}
