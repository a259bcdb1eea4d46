using System;
using System.Text;
using DupNet.Onnx.Describing;
using Xunit;

namespace DupNet.Onnx.Tests.Describing;

public sealed class DescriptionJsonTests
{
    [Fact]
    public void WhatIsWrittenIsRead()
    {
        NetworkDescription description = new()
        {
            Name = "rings",
            Classes = ["ring", "disc"],
            Input = new InputDescription { Width = 160, Range = [0, 1] },
            Threshold = 0.25,
            Heads = [new HeadDescription { Output = "out", CentreScale = 2, Anchors = [new(12.5, 16), new(3, 4, 0.5, -0.25)] }],
            KnownAnswer = new KnownAnswerDescription(64, 7),
        };
        string text = DescriptionJson.Write(description);
        Assert.Equal(text, DescriptionJson.Write(DescriptionJson.Read(Encoding.UTF8.GetBytes(text))));
        Assert.Contains("[[12.5,16],[3,4,0.5,-0.25]]", text, StringComparison.Ordinal);
        Assert.DoesNotContain("null", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{", "line 1")]
    [InlineData("null", "null")]
    [InlineData("{\n\"clases\": []}", "clases")]
    [InlineData("{\n\"heads\": [{\"anchors\": [[1, 2, 3]]}]}", "heads[0].anchors[0]")]
    [InlineData("{\"threshold\": \"0.5\"}", "threshold")]
    [InlineData("{\"threshold\": 1e309}", "threshold: The number is too large.")]
    [InlineData("{\n\"heads\": [{\"anchors\": [[8, 1e999]]}]}", "line 2: heads[0].anchors[0]: The number is too large.")]
    [InlineData("{\n\"heads\": [{\"anchors\": [[8, 8], [8, null]]}]}", "line 2: heads[0].anchors[1]: A number is expected here.")]
    [InlineData("{\"heads\": [{\"anchors\": [7]}]}", "heads[0].anchors[0]: an anchor is")]
    public void MistakesAreToldWithTheirPlace(string text, string wanted)
    {
        string message = Assert.Throws<FormatException>(() => DescriptionJson.Read(Encoding.UTF8.GetBytes(text))).Message;
        Assert.Contains(wanted, message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', message);
    }

    [Fact]
    public void WhatIsToldCountsBeforeWhatTheFileSays()
    {
        NetworkDescription file = new() { Name = "old", Threshold = 0.5, Input = new InputDescription { Width = 96, Height = 64 } };
        NetworkDescription both = new NetworkDescription { Name = "new", Input = new InputDescription { Width = 160 } }.Over(file);
        Assert.Equal(("new", 0.5, 160, 64), (both.Name, both.Threshold, both.Input!.Width, both.Input.Height));
    }
}
