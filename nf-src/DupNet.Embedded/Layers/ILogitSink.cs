namespace DupNet.Embedded.Layers
{
    /// <summary>Takes the logits of a network, cell by cell: heads in order of execution, within a head rows, then columns.</summary>
    internal interface ILogitSink
    {
        /// <summary>Takes the logits of one cell.</summary>
        /// <param name="head">The head.</param>
        /// <param name="logits">Logits of the cell from index 0 on, in units of 1/1024; overwritten after the call.</param>
        /// <param name="column">Column of the cell.</param>
        /// <param name="row">Row of the cell.</param>
        void Take(LayerPlan head, int[] logits, int column, int row);
    }
}
