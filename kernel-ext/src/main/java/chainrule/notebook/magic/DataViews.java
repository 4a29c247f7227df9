package chainrule.notebook.magic;

import chainrule.notebook.data.TableData;
import chainrule.notebook.view.DatasetView;
import chainrule.train.Dataset;
import java.util.List;
import tech.tablesaw.api.Table;

/** A cell that ends in data shows how much there is, and the first samples. */
public final class DataViews implements Views {

    /** Found by scanning. */
    public DataViews() {}

    @Override
    public List<View<?>> views() {
        return List.of(
                new View<>(Dataset.class, View.Occasion.RESULT, DatasetView::of),
                new View<>(Dataset.Split.class, View.Occasion.RESULT, DatasetView::of),
                new View<>(TableData.class, View.Occasion.RESULT,
                        data -> DatasetView.of(data.dataset(), data.features(), data.targets())),
                new View<>(Table.class, View.Occasion.RESULT, DatasetView::of));
    }
}
