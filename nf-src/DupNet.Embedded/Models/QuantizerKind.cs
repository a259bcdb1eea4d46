namespace DupNet.Embedded
{
    /// <summary>How a layer turns its integer sums into outputs.</summary>
    public enum QuantizerKind
    {
        /// <summary>The level is the number of explicit thresholds that the sum reaches.</summary>
        Thresholds = 0,

        /// <summary>As <see cref="Thresholds"/>, with evenly spaced thresholds given by a base and a step.</summary>
        BaseAndStep = 1,

        /// <summary>A head: scale, bias and shift turn the sum into a logit in units of 1/1024.</summary>
        Logits = 2,
    }
}
